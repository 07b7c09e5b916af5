import { describe, expect, it } from 'vitest'
import { typefaces } from './document.fixture.ts'
import { directionOfText, visualLine, visualLines } from './text.lines.ts'

const face = typefaces.regular

/** Hebrew letters as the eye meets them, from the left. */
const reversed = (word: string) => [...word].reverse().join('')

describe('lines of text', () => {
  it('keep numbers and Latin words together within Hebrew', () => {
    expect(visualLine('אתר WordPress 2026', face, 'rtl')).toBe(`WordPress 2026 ${reversed('אתר')}`)
    expect(visualLine('עד 03/12/2026', face, 'rtl')).toBe(`03/12/2026 ${reversed('עד')}`)
  })

  it('turn brackets in Hebrew, and not in French', () => {
    expect(visualLine('(שנה)', face, 'rtl')).toBe(`(${reversed('שנה')})`)
    expect(visualLine('Remise (10 %)', face, 'ltr')).toBe('Remise (10 %)')
  })

  it('draw no direction marks, and place what they part', () => {
    expect(visualLine('\u200f1,234.50 \u200f₪', face, 'rtl')).toBe('₪ 1,234.50')
  })

  it('place words, digits, signs and brackets of mixed lines as Chromium does', () => {
    const line = 'חבילת "פרימיום" – 50% הנחה על ₪1,234.50 (כולל $20 ו-€15)'
    const parts = [
      '(€15-',
      'ו',
      ' $20 ',
      'כולל',
      ') ₪1,234.50 ',
      'על',
      ' ',
      'הנחה',
      ' 50% – "',
      'פרימיום',
      '" ',
      'חבילת'
    ]
    const isHebrew = (part: string) => /[א-ת]/.test(part)
    const seen = parts.map((part) => (isHebrew(part) ? reversed(part) : part)).join('')
    expect(visualLine(line, face, 'rtl')).toBe(seen)
  })

  it('order each line of a paragraph by itself', () => {
    const how = { face, size: 10, width: 60, direction: 'rtl' as const }
    const lines = visualLines('שלום עולם גדול מאוד', how)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.map(reversed).join(' ')).toBe('שלום עולם גדול מאוד')
  })

  it('are never wider than they may be, and lose nothing', () => {
    const text = 'A sentence of words, incomprehensibilities and supercalifragilisticexpialidocious-ness.'
    for (const width of [20, 50, 90]) {
      const lines = visualLines(text, { face, size: 10, width, direction: 'ltr' })
      for (const line of lines) expect(face.widthOf(line) * 10).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
  })

  it('keep empty lines between paragraphs', () => {
    expect(visualLines('a\r\n\nb', { face, size: 10, width: 90, direction: 'ltr' })).toEqual(['a', '', 'b'])
  })

  it('run as their first letter does', () => {
    expect(directionOfText('12 שלום')).toBe('rtl')
    expect(directionOfText('12 euros')).toBe('ltr')
    expect(directionOfText('+972 3 555 0100')).toBe('ltr')
    expect(directionOfText('\u200f1,234.50 \u200f₪')).toBe('rtl')
  })
})
