import { Binary, BSONRegExp, BSONSymbol, Code, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import type { BsonDocument } from './bson.types.ts'
import { encodeNumber } from './number.encoding.ts'
import { type BsonNumber, isBsonNumber } from './numbers.ts'

/** MongoDB's order between types; values of one rank are compared with each other. */
export const RANK = {
  minKey: 0x05,
  undefined: 0x08,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binary: 0x3c,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  timestamp: 0x5f,
  regex: 0x64,
  code: 0x6e,
  codeWithScope: 0x78,
  maxKey: 0xfa
} as const

/** How strings compare: byte order of their UTF-8, or a collation. */
export type StringOrder = (left: string, right: string) => number

/** The rank of a value's type; a missing field ranks as null, as it does in queries and sorts. */
export function rankOf(value: unknown): number {
  if (value === null || value === undefined) return RANK.null
  switch (typeof value) {
    case 'string':
      return RANK.string
    case 'number':
    case 'bigint':
      return RANK.number
    case 'boolean':
      return RANK.boolean
  }
  if (Array.isArray(value)) return RANK.array
  if (value instanceof ObjectId) return RANK.objectId
  if (value instanceof Date) return RANK.date
  return isBsonNumber(value) ? RANK.number : rankOfRare(value)
}

function rankOfRare(value: unknown): number {
  if (value instanceof Binary) return RANK.binary
  if (value instanceof Timestamp) return RANK.timestamp
  if (value instanceof BSONRegExp || value instanceof RegExp) return RANK.regex
  if (value instanceof BSONSymbol) return RANK.string
  if (value instanceof Code) return value.scope ? RANK.codeWithScope : RANK.code
  if (value instanceof MinKey) return RANK.minKey
  if (value instanceof MaxKey) return RANK.maxKey
  return RANK.object
}

/** Byte order of the UTF-8 of two strings; UTF-16 units agree with it unless surrogates are involved. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b)
      return a >= 0xd800 && b >= 0xd800 ? Buffer.compare(Buffer.from(left), Buffer.from(right)) : a - b
  }
  return left.length - right.length
}

/**
 * Compares two values in MongoDB's order: by type, then by value; numbers across their types.
 * @returns negative, zero or positive
 */
export function compareValues(left: unknown, right: unknown, strings: StringOrder = compareStrings): number {
  if (left === right) return 0
  const rank = rankOf(left)
  const difference = rank - rankOf(right)
  if (difference !== 0) return difference
  switch (rank) {
    case RANK.null:
    case RANK.minKey:
    case RANK.maxKey:
      return 0
    case RANK.number:
      return compareNumbers(left as BsonNumber, right as BsonNumber)
    case RANK.string:
      return strings(String(left), String(right))
    case RANK.object:
      return compareDocuments(left as BsonDocument, right as BsonDocument, strings)
    case RANK.array:
      return compareArrays(left as unknown[], right as unknown[], strings)
    case RANK.objectId:
      return Buffer.compare((left as ObjectId).id, (right as ObjectId).id)
    case RANK.boolean:
      return Number(left) - Number(right)
    case RANK.date:
      return (left as Date).getTime() - (right as Date).getTime()
    default:
      return compareRare(left, right)
  }
}

/** True when two values are equal to MongoDB: 3 equals 3.0; field order in documents counts. */
export function valuesEqual(left: unknown, right: unknown, strings?: StringOrder): boolean {
  return compareValues(left, right, strings) === 0
}

/** True when nothing distinguishes two values, not even the number type: replacing one by the other is no change. */
export function identical(left: unknown, right: unknown): boolean {
  if (typeof left !== typeof right) return false
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((value, index) => identical(value, right[index]))
  }
  const rank = rankOf(left)
  if (rank !== rankOf(right)) return false
  if (rank === RANK.object) return identicalDocuments(left as BsonDocument, right as BsonDocument)
  if (rank === RANK.number) return Object.is(left, right) || sameBoxedNumber(left, right)
  return compareValues(left, right) === 0
}

function identicalDocuments(left: BsonDocument, right: BsonDocument): boolean {
  const names = Object.keys(left)
  const others = Object.keys(right)
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && identical(left[name], right[name]))
  )
}

function sameBoxedNumber(left: unknown, right: unknown): boolean {
  const boxed = typeof left === 'object' && left !== null && typeof right === 'object' && right !== null
  return boxed && left.constructor === right.constructor && left.toString() === right.toString()
}

function compareNumbers(left: BsonNumber, right: BsonNumber): number {
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1
    return Number.isNaN(right) ? 1 : left - right || 0
  }
  return Buffer.compare(encodeNumber(left), encodeNumber(right))
}

function compareArrays(left: unknown[], right: unknown[], strings: StringOrder): number {
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const order = compareValues(left[at], right[at], strings)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareDocuments(left: BsonDocument, right: BsonDocument, strings: StringOrder): number {
  const names = Object.keys(left)
  const others = Object.keys(right)
  const length = Math.min(names.length, others.length)
  for (let at = 0; at < length; at++) {
    const name = names[at] ?? ''
    const other = others[at] ?? ''
    const order =
      rankOf(left[name]) - rankOf(right[other]) ||
      compareStrings(name, other) ||
      compareValues(left[name], right[other], strings)
    if (order !== 0) return order
  }
  return names.length - others.length
}

function compareRare(left: unknown, right: unknown): number {
  if (left instanceof Binary && right instanceof Binary) {
    return (
      left.length() - right.length() ||
      left.sub_type - right.sub_type ||
      Buffer.compare(left.value(), right.value())
    )
  }
  if (left instanceof Timestamp && right instanceof Timestamp) return left.compare(right)
  return compareStrings(textOf(left), textOf(right))
}

function textOf(value: unknown): string {
  if (value instanceof BSONRegExp) return `${value.pattern}\0${value.options}`
  if (value instanceof RegExp) return `${value.source}\0${value.flags}`
  return value instanceof Code ? `${value.code}\0${JSON.stringify(value.scope)}` : String(value)
}
