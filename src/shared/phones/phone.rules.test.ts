import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparablePhone, phoneRegions, phoneSpellings, readPhone } from './phone.rules.ts'

test.each([
  ['054-123-4567', { language: 'he' }, '+972541234567'],
  ['0541234567', {}, '+972541234567'],
  ['+972-51-5023812', { language: 'fr' }, '+972515023812'],
  ['00972 54 123 4567', { language: 'fr' }, '+972541234567'],
  ['0642540671', { language: 'fr' }, '+33642540671'],
  ['0642540671', { language: 'he' }, '+33642540671'],
  ['+33 (0)6 12 34 56 78', { language: 'he' }, '+33612345678'],
  ['06.12.34.56.78', {}, '+33612345678'],
  ['33612345678', { language: 'fr' }, '+33612345678'],
  ['03-1234567', { language: 'he' }, '+97231234567'],
  ['0470 12 34 56', { country: 'Belgique' }, '+32470123456'],
  ['078 123 45 67', { language: 'fr', country: 'שווייץ' }, '+41781234567'],
  ['(212) 555-0123', { country: 'USA' }, '+12125550123'],
  ['054-123-4567 ext 12', { language: 'he' }, '+972541234567']
])('%s of %o is %s', (text, hints, e164) => {
  expect(comparablePhone(text, hints)).toBe(e164)
})

test.each([null, '', 'call me', '*2345', '123', '06 12 34 56 78 / 01 02 03 04 05', '0'.repeat(5000)])(
  '%j is no number',
  (text) => expect(readPhone(text)).toBeNull()
)

test('a number is shown with its country', () => {
  expect(readPhone('0541234567', { language: 'he' })?.international).toBe('+972 54 123 4567')
  expect(readPhone('0612345678', { language: 'fr' })?.international).toBe('+33 6 12 34 56 78')
})

test('the named country comes before the language, and each only once', () => {
  expect(phoneRegions({})).toEqual(['IL', 'FR'])
  expect(phoneRegions({ language: 'FR' })).toEqual(['FR', 'IL'])
  expect(phoneRegions({ language: 'he', country: 'Atlantis' })).toEqual(['IL', 'FR'])
  expect(phoneRegions({ language: 'he', country: 'france' })).toEqual(['FR', 'IL'])
})

const mobile = fc.tuple(
  fc.constantFrom(
    { language: 'he', prefix: '5', code: '+972', digits: 8 },
    { language: 'fr', prefix: '6', code: '+33', digits: 8 }
  ),
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
)
const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0', '/')

test('separators, and the way the country is written, change nothing', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.array(separator, { minLength: 12, maxLength: 12 }),
      ([kind, digits], separators) => {
        const local = `0${kind.prefix}${digits.join('')}`
        const plain = comparablePhone(local, kind)
        fc.pre(plain !== null)
        const spaced = [...local].map((digit, at) => digit + (separators[at] ?? '')).join('')
        expect(comparablePhone(spaced, kind)).toBe(plain)
        expect(comparablePhone(`${kind.code}${local.slice(1)}`, { language: 'en' })).toBe(plain)
        expect(comparablePhone(`00${kind.code.slice(1)}${local.slice(1)}`, kind)).toBe(plain)
      }
    )
  )
})

test('any text is read without an error, and what was read reads as itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), fc.option(fc.string()), (text, language, country) => {
      const e164 = comparablePhone(text, { language, country })
      if (e164 === null) return
      expect(e164).toMatch(/^\+[1-9]\d{5,14}$/)
      expect(comparablePhone(e164)).toBe(e164)
    })
  )
})

test('the usual ways to write a number are known, and all of them read as it', () => {
  const spellings = phoneSpellings('+972541234567')
  for (const known of [
    '054-1234567',
    '054-123-4567',
    '0541234567',
    '+972541234567',
    '+972-54-123-4567',
    '+972 54 123 4567',
    '+972-54-1234567',
    '00972541234567'
  ]) {
    expect(spellings).toContain(known)
  }
  for (const known of ['06 12 34 56 78', '06.12.34.56.78', '+33 6 12 34 56 78', '+33 (0)6 12 34 56 78']) {
    expect(phoneSpellings('+33612345678')).toContain(known)
  }
  for (const [e164, language] of [
    ['+972541234567', 'he'],
    ['+33612345678', 'fr'],
    ['+97231234567', 'he']
  ] as const) {
    for (const text of phoneSpellings(e164)) expect(comparablePhone(text, { language })).toBe(e164)
  }
})
