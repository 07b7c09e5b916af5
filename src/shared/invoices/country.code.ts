import { languages } from '../values/language.ts'

/** From a country as somebody typed it to its code. */

const codes = new Map<string, string>()

/** ISO 3166 alpha-2 of a code, or of a name in one of our languages; null where it is neither. */
export function countryCode(text: string | null): string | null {
  const typed = plain(text ?? '')
  if (typed === '') return null
  if (codes.size === 0) learn()
  return codes.get(typed) ?? null
}

/** What people also write. */
const others: Record<string, string> = { uk: 'GB', usa: 'US', england: 'GB', holland: 'NL', 'ארה״ב': 'US' }

function learn(): void {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  const names = languages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  )
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (notCountries.has(code)) continue
    const known = names.flatMap((name) => name.of(code) ?? [])
    if (known.length === 0) continue
    for (const name of [code, ...known]) codes.set(plain(name), code)
  }
  for (const [name, code] of Object.entries(others)) codes.set(plain(name), code)
}

/** Regions that CLDR names, and ISO 3166 does not assign to a country. */
const notCountries = new Set([
  ...['AC', 'AN', 'BU', 'CP', 'CQ', 'CS', 'DD', 'DG', 'EA', 'EU', 'EZ', 'FX', 'IC', 'NT', 'QO', 'SU', 'TA'],
  ...['TP', 'UK', 'UN', 'XA', 'XB', 'XK', 'YD', 'YU', 'ZR', 'ZZ', 'DY', 'HV', 'NH', 'RH', 'VD']
])

/** Without accents, signs and case. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
