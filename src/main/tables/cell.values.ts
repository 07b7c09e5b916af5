import type { DateOrder, DecimalSign } from '#shared/lead-imports/import.schema.ts'

/** Reads what people and programs write into cells. Pure; null is "not one of these". */

/** The text of a cell: no spaces around it, and none of the exporter's apostrophe before what a formula begins with. */
export function cellText(cell: string): string {
  return withoutGuard(cell.replace(/[\u00a0\u202f\u200e\u200f\ufeff]/g, ' ').trim())
}

/** `'+33 6…` is `+33 6…`: the apostrophe only kept a program from calculating (see exports/csv.ts). */
export function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

/** An address alone, out of `Dana <dana@x.example>` or `mailto:dana@x.example`. */
export function readAddress(text: string): string {
  const inside = /<([^<>]+@[^<>]+)>/.exec(text)?.[1]
  return (inside ?? text).replace(/^mailto:/i, '').trim()
}

const currencies = /US\$|[$€₪£]|\b(?:USD|EUR|ILS|NIS|GBP|euros?|dollars?)\b|ש["״]ח/giu
const multiples: Record<string, number> = { k: 1e3, m: 1e6, mio: 1e6 }

/** An amount such as `1 234,56 €`, `1,234.56`, `50k` or `(300)`; `decimals` decides `1,234`. */
export function readAmount(text: string, decimals: DecimalSign): number | null {
  const bare = text.replace(currencies, '').replace(/[\s'’_]/g, '')
  const parts = /^(\()?([+-])?(\d[\d.,]*)(k|m|mio)?(\))?$/i.exec(bare)
  if (!parts) return null
  const [, open, sign, digits = '', multiple, close] = parts
  if (Boolean(open) !== Boolean(close)) return null
  const plain = plainDigits(digits, decimals)
  if (plain === null) return null
  const amount = Number(plain) * (multiples[(multiple ?? '').toLowerCase()] ?? 1)
  return open || sign === '-' ? -amount : amount
}

/** Digits with a point before the decimals and nothing between thousands. */
function plainDigits(digits: string, decimals: DecimalSign): string | null {
  const sign = decimalSignOf(digits) ?? decimals
  const [point, group] = sign === 'comma' ? [',', '.'] : ['.', ',']
  const [whole = '', fraction, ...more] = digits.split(point)
  if (more.length > 0 || fraction?.includes(group)) return null
  const groups = whole.split(group)
  const isGrouped = groups.length === 1 || groups.slice(1).every((part) => /^\d{2,3}$/.test(part))
  return isGrouped ? `${groups.join('')}.${fraction || '0'}` : null
}

/** The sign before the decimals as far as one number alone can tell; null for `1234` and `1,234`. */
export function decimalSignOf(digits: string): DecimalSign | null {
  const signs = digits.replace(/\d/g, '')
  if (signs === '') return null
  const last = signs.at(-1) === ',' ? 'comma' : 'point'
  if (new Set(signs).size === 2) return last
  // The same sign twice parts thousands; once, it does so only before exactly three digits.
  if (signs.length > 1) return last === 'comma' ? 'point' : 'comma'
  return /\D\d{3}$/.test(digits) && !/^0\D/.test(digits) ? null : last
}

const dayFirst = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?:[\sT,]+(.*))?$/
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[\sT]+(.*))?$/

/** The two numbers before the year, as far as the text is such a date; null otherwise. */
export function dayAndMonth(text: string): [number, number] | null {
  const parts = dayFirst.exec(text)
  return parts ? [Number(parts[1]), Number(parts[2])] : null
}

/** A day, at noon UTC so that every zone shows the same; or an instant, where the text says the time and zone. */
export function readDay(text: string, order: DateOrder): Date | null {
  const iso = yearFirst.exec(text)
  if (iso) return isInstant(text) ? validInstant(text) : dayAt(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = dayFirst.exec(text)
  if (!parts) return null
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  const year = Number(parts[3])
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return dayAt(year < 100 ? 2000 + year : year, month, day)
}

function isInstant(text: string): boolean {
  return /[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
}

function validInstant(text: string): Date | null {
  const date = new Date(text.replace(' ', 'T'))
  return Number.isNaN(date.getTime()) ? null : date
}

function dayAt(year: number, month: number, day: number): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day, 12))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1970 && year <= 2199 ? date : null
}

/** The tags of a cell: parted by commas, semicolons or bars. */
export function readTags(text: string): string[] {
  const tags = text
    .split(/[,;|]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()]
}
