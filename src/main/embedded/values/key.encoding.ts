import { Binary, BSONRegExp, Code, ObjectId, Timestamp } from 'bson'
import type { BsonDocument } from './bson.types.ts'
import { RANK, rankOf } from './compare.ts'
import { encodeNumber } from './number.encoding.ts'
import type { BsonNumber } from './numbers.ts'

/** Stands in an index for an empty array, which sorts below null. */
export const EMPTY_ARRAY_KEY = Symbol('empty array')

/** 1 for ascending, -1 for descending. */
export type Direction = 1 | -1

const END = Buffer.from([0x01])
const TEXT_END = Buffer.from([0x00, 0x01])

/**
 * Encodes one value so that comparing bytes compares values in MongoDB's order (equal values give equal bytes).
 * The first byte is the rank of the type. No encoding is a prefix of another, so encodings can be put in a row.
 */
export function encodeKey(value: unknown, direction: Direction = 1): Buffer {
  const parts: Buffer[] = []
  append(parts, value)
  const key = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  return direction === 1 ? key : inverted(key)
}

/** Encodes the values of a compound key in a row. */
export function encodeCompoundKey(values: readonly unknown[], directions: readonly Direction[]): Buffer {
  const first = values[0]
  if (values.length === 1) return encodeKey(first, directions[0])
  return Buffer.concat(values.map((value, index) => encodeKey(value, directions[index])))
}

/** Turns ascending bytes into descending ones and back. */
export function inverted(key: Buffer): Buffer {
  const copy = Buffer.allocUnsafe(key.length)
  for (let at = 0; at < key.length; at++) copy[at] = ~(key[at] ?? 0)
  return copy
}

/** The smallest bytes that are greater than every key starting with this prefix. */
export function afterPrefix(prefix: Buffer): Buffer {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  if (length === 0) return Buffer.from([0xff])
  const end = Buffer.from(prefix.subarray(0, length))
  end[length - 1] = (end[length - 1] ?? 0) + 1
  return end
}

/** The bytes that every string starting with this text begins with. */
export function encodeTextPrefix(text: string): Buffer {
  return Buffer.concat([Buffer.from([RANK.string]), escaped(text)])
}

/** Reads the text back when an ascending key begins with a string; undefined otherwise. */
export function decodeTextKey(key: Buffer): string | undefined {
  if (key[0] !== RANK.string) return undefined
  const end = key.indexOf(0, 1)
  if (key[end + 1] === TEXT_END[1]) return key.toString('utf8', 1, end)
  return unescaped(key)
}

/** Number of bytes that the string takes which an ascending key begins with. */
export function textKeyLength(key: Buffer): number {
  let end = key.indexOf(0, 1)
  while (key[end + 1] !== TEXT_END[1]) end = key.indexOf(0, end + 2)
  return end + TEXT_END.length
}

/**
 * Reads the first value of an ascending key, null also for a missing one, and the bytes that it takes; undefined for
 * kinds of values whose key is not all there is to say of them, like numbers, which may be of several types.
 */
export function decodeFirstKey(key: Buffer): { value: unknown; length: number } | undefined {
  switch (key[0]) {
    case RANK.null:
      return { value: null, length: 1 }
    case RANK.string:
      return { value: decodeTextKey(key), length: textKeyLength(key) }
    case RANK.objectId:
      return { value: new ObjectId(Uint8Array.prototype.slice.call(key, 1, 13)), length: 13 }
    case RANK.boolean:
      return { value: key[1] === 1, length: 2 }
    case RANK.date:
      return { value: new Date(Number(key.readBigUInt64BE(1) - 2n ** 63n)), length: 9 }
    default:
      return undefined
  }
}

function append(parts: Buffer[], value: unknown): void {
  if (value === EMPTY_ARRAY_KEY) {
    parts.push(Buffer.from([RANK.undefined]))
    return
  }
  const rank = rankOf(value)
  const head = Buffer.from([rank])
  switch (rank) {
    case RANK.null:
    case RANK.minKey:
    case RANK.maxKey:
      parts.push(head)
      break
    case RANK.number:
      parts.push(Buffer.concat([head, encodeNumber(value as BsonNumber)]))
      break
    case RANK.string:
      parts.push(Buffer.concat([head, escaped(String(value)), TEXT_END]))
      break
    case RANK.object:
      parts.push(head)
      appendFields(parts, value as BsonDocument)
      break
    case RANK.array:
      parts.push(head)
      for (const item of value as unknown[]) append(parts, item)
      parts.push(END)
      break
    default:
      parts.push(Buffer.concat([head, encodeFixed(value)]))
  }
}

function appendFields(parts: Buffer[], document: BsonDocument): void {
  for (const [name, value] of Object.entries(document)) {
    parts.push(Buffer.concat([Buffer.from([rankOf(value)]), escaped(name), TEXT_END]))
    append(parts, value)
  }
  parts.push(END)
}

function encodeFixed(value: unknown): Buffer {
  if (value instanceof ObjectId) return Buffer.from(value.id)
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0])
  if (value instanceof Date) return encodeSigned(BigInt(value.getTime() || 0))
  if (value instanceof Timestamp) return encodeUnsigned(value.toBigInt())
  if (value instanceof Binary) {
    const head = Buffer.alloc(5)
    head.writeUInt32BE(value.length())
    head[4] = value.sub_type
    return Buffer.concat([head, value.value()])
  }
  if (value instanceof BSONRegExp) return encodeTexts(value.pattern, value.options)
  if (value instanceof RegExp) return encodeTexts(value.source, value.flags)
  if (value instanceof Code) return encodeTexts(value.code, JSON.stringify(value.scope ?? null))
  throw new TypeError('value has no key encoding')
}

function encodeTexts(...texts: string[]): Buffer {
  return Buffer.concat(texts.flatMap((text) => [escaped(text), TEXT_END]))
}

function encodeSigned(value: bigint): Buffer {
  return encodeUnsigned(BigInt.asUintN(64, value + 2n ** 63n))
}

function encodeUnsigned(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value))
  return bytes
}

function escaped(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return text.includes('\0')
    ? Buffer.from(bytes.toString('latin1').replaceAll('\0', '\0\xff'), 'latin1')
    : bytes
}

function unescaped(key: Buffer): string {
  let end = 1
  while (end < key.length && !(key[end] === 0 && key[end + 1] === TEXT_END[1])) end += key[end] === 0 ? 2 : 1
  return Buffer.from(key.toString('latin1', 1, end).replaceAll('\0\xff', '\0'), 'latin1').toString('utf8')
}
