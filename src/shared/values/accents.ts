import { escapeRegExp } from './text.ts'

/** The letters that people type with or without their accents, by the plain letter. One code unit each. */
const accented: Record<string, string> = {
  a: 'àáâãäåāăą',
  c: 'çćč',
  d: 'ď',
  e: 'èéêëēėęě',
  g: 'ğ',
  i: 'ìíîïī',
  l: 'ľĺ',
  n: 'ñńň',
  o: 'òóôõöøōő',
  r: 'řŕ',
  s: 'śšș',
  t: 'ťț',
  u: 'ùúûüūůű',
  y: 'ýÿ',
  z: 'źżž'
}

const plainOf = new Map(
  Object.entries(accented).flatMap(([plain, letters]) =>
    [...letters].flatMap((letter) => [
      [letter, plain] as const,
      [letter.toUpperCase(), plain.toUpperCase()] as const
    ])
  )
)

const mayHaveAccents = /[\u00c0-\u024f]/

/** Text with plain letters for accented ones, and of the same length: "Éclat" is "Eclat". Other scripts stay. */
export function withoutAccents(text: string): string {
  if (!mayHaveAccents.test(text)) return text
  let plain = ''
  for (let at = 0; at < text.length; at += 1) plain += plainOf.get(text.charAt(at)) ?? text.charAt(at)
  return plain
}

/** The lower-case spellings of one letter, itself first: "eèéêë…"; undefined for a letter that has no accents. */
export function accentSpellings(letter: string): string | undefined {
  const plain = withoutAccents(letter.toLowerCase())
  const letters = Object.hasOwn(accented, plain) ? accented[plain] : undefined
  return letters && plain + letters
}

/** The source of a regular expression that finds text with whatever accents; case is the flag's matter. */
export function anyAccentPattern(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const spellings = accentSpellings(letter)
      return spellings ? `[${spellings}]` : escapeRegExp(letter)
    })
    .join('')
}
