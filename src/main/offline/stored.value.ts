import type { Document } from 'mongodb'
import { readNumber } from '#shared/values/stored.ts'

/** Stored values as plain data for the window: ids and odd BSON classes as text, numbers as numbers, nothing as null. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object' || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(plainValue)
  if ('_bsontype' in value) return readNumber(value) ?? String(value)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainValue(part)]))
}

/** Tells whether two stored values mean the same: absent is null, numbers of any type compare as numbers. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
}

/** Text that is equal for equal values. A type goes with each, so that a date is not the text that it prints. */
function comparable(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return ['date', value.getTime()]
  if (Array.isArray(value)) return ['list', value.map(comparable)]
  if (typeof value !== 'object') return [typeof value, value]
  if ('_bsontype' in value) {
    const number = readNumber(value)
    return number === null ? [value._bsontype, String(value)] : ['number', number]
  }
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return [
    'object',
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, comparable(part)])
  ]
}

/** What a document holds at a path of fields. */
export function valueAt(document: Document, path: string): unknown {
  let value: unknown = document
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Document)[name]
  }
  return value
}
