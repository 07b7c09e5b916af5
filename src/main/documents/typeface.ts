import { jsPDF } from 'jspdf'

/** The two faces that documents are written in: what they can write, and how wide it is. */

export const faces = ['regular', 'bold'] as const
export type Face = (typeof faces)[number]

/** The bytes of the TrueType files. */
export type FontFiles = Record<Face, Uint8Array>

export type Typeface = {
  /** As jsPDF takes a file. */
  file: string
  /** In points, at a size of one point. Characters without a width of their own, like directions, have none. */
  widthOf: (text: string) => number
  has: (codePoint: number) => boolean
}

type ParsedFont = { characterToGlyph: (code: number) => number; widthOfGlyph: (glyph: number) => number }
const { TTFFont } = jsPDF.API as unknown as { TTFFont: { open: (file: Uint8Array) => ParsedFont } }

export function readTypefaces(files: FontFiles): Record<Face, Typeface> {
  return { regular: readTypeface(files.regular), bold: readTypeface(files.bold) }
}

function readTypeface(bytes: Uint8Array): Typeface {
  const font = TTFFont.open(bytes)
  const widths = new Map<string, number>()
  const widthOfCharacter = (character: string) => {
    const known = widths.get(character)
    if (known !== undefined) return known
    const glyph = font.characterToGlyph(character.charCodeAt(0))
    const width = glyph === 0 ? 0 : font.widthOfGlyph(glyph) / 1000
    widths.set(character, width)
    return width
  }
  return {
    file: Buffer.from(bytes).toString('latin1'),
    has: (codePoint) => codePoint <= 0xffff && font.characterToGlyph(codePoint) !== 0,
    widthOf: (text) => {
      let width = 0
      for (let at = 0; at < text.length; at += 1) width += widthOfCharacter(text.charAt(at))
      return width
    }
  }
}

/** Characters that say only in which direction others run. */
export const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A text in the characters that a face has: other spaces are hard ones, accents of their own are left out where no
 * letter carries them, and what it can't write at all shows as a question mark, so that nothing disappears unseen.
 */
export function writable(text: string, face: Typeface): string {
  let written = ''
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n' || face.has(code) || isDirectionMark(code)) written += character
    else if (character === '\t') written += ' '
    else if (/\p{Zs}/u.test(character)) written += '\u00a0'
    else if (!/[\p{M}\p{C}]/u.test(character) || /\p{Cs}|\p{Co}/u.test(character))
      written += plain(character, face)
  }
  return written
}

function isDirectionMark(code: number): boolean {
  return (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x200e ||
    code === 0x200f
  )
}

/** A letter without the accent that the face lacks, a ligature in its letters. */
function plain(character: string, face: Typeface): string {
  const letters = character.normalize('NFKD').replace(/\p{M}/gu, '')
  return letters !== '' && [...letters].every((letter) => face.has(letter.codePointAt(0) ?? 0))
    ? letters
    : '?'
}
