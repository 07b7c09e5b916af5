/**
 * Tolerant readers for stored values (domain.md 6.3). The database has been filled by several programs:
 * null, absent and '' mean the same; dates may be ISO strings with or without offset; numbers may be text.
 * A reader never throws: what it can't understand it shows as text, or as null where text makes no sense.
 */

export type StoredDocument = Record<string, unknown>

/** Text, or null when there is none. Other types are shown as they would print. */
export function readText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  return typeof value === 'object' ? printObject(value) : String(value)
}

/** The driver's ids and numbers print themselves; other objects print as JSON where that is possible. */
function printObject(value: object): string | null {
  if (isIdClass(value) || isNumberClass(value)) return String(value)
  try {
    return JSON.stringify(value) ?? null
  } catch {
    // Not plain data: there is nothing that could be shown.
    return null
  }
}

function isIdClass(value: object): boolean {
  return 'toHexString' in value && typeof value.toHexString === 'function'
}

/**
 * A finite number from a number, numeric text or one of the driver's number classes; otherwise null. People wrote
 * `12 000`, `1,500` and `12,5`: spaces mean nothing, commas before groups of three digits part thousands, and any
 * other comma is a decimal one.
 */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const text = typeof value === 'string' ? value : isNumberClass(value) ? String(value) : ''
  const compact = text.replace(/\s/g, '')
  if (compact === '') return null
  const number = Number(hasThousands.test(compact) ? compact.replaceAll(',', '') : compact.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

/** A leading zero is none of a thousand: `0,500` is a half. */
const hasThousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/

function isNumberClass(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('_bsontype' in value)) return false
  return ['Double', 'Int32', 'Long', 'Decimal128'].includes(String(value._bsontype))
}

/** A UTC instant from a Date or an ISO string; a string without offset is UTC, as the website writes it. */
export function readDate(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d([T ]\d|$)/.test(value)) return null
  const iso = value.replace(' ', 'T')
  const isWithoutOffset = iso.includes('T') && !/(Z|[+-]\d\d:?\d\d)$/i.test(iso)
  const date = new Date(isWithoutOffset ? `${iso}Z` : iso)
  return Number.isNaN(date.getTime()) ? null : date
}

/** True or false from a boolean, 0/1 or the words; null when it says neither. */
export function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === 'true') return true
  if (value === 0 || value === 'false') return false
  return null
}

/** A list of texts from a list, or from one text. */
export function readTexts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.map(readText).filter((text) => text !== null)
}

/** The string of an id that may be stored as ObjectId, hex or UUID. */
export function readId(value: unknown): string | null {
  return readText(value)
}
