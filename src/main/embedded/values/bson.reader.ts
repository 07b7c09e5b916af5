import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { type BsonDocument, InvalidBsonError, setField } from './bson.types.ts'
import { fieldName, isName, nameEnd } from './key.names.ts'
import { fromDouble } from './numbers.ts'

/** BSON element types, as in the specification. */
export const BSON = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  undefined: 0x06,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  regex: 0x0b,
  code: 0x0d,
  symbol: 0x0e,
  codeWithScope: 0x0f,
  int: 0x10,
  timestamp: 0x11,
  long: 0x12,
  decimal: 0x13,
  minKey: 0xff,
  maxKey: 0x7f
} as const

/** Looks at bytes as a Node buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Decodes a whole document. The bytes must have passed `checkDocument`. */
export function decodeDocument(bytes: Uint8Array): BsonDocument {
  return readDocument(asBuffer(bytes), 0)
}

/** Decodes one field of a document, skipping the others; undefined when it is missing. */
export function decodeField(bytes: Buffer, name: string): unknown {
  const at = findField(bytes, name)
  return at === -1 ? undefined : fieldAt(bytes, at, name)
}

/** Decodes the field whose type byte is at a position. */
export function fieldAt(bytes: Buffer, at: number, name: string): unknown {
  return readValue(bytes, bytes[at] ?? 0, at + 2 + Buffer.byteLength(name))
}

/** Position of a field's type byte, or -1. */
export function findField(bytes: Buffer, name: string): number {
  const ascii = isAscii(name)
  const end = bytes.length - 1
  let at = 4
  while (at < end) {
    const keyEnd = nameEnd(bytes, at + 1)
    const isFound = ascii
      ? isName(bytes, at + 1, keyEnd, name)
      : bytes.toString('utf8', at + 1, keyEnd) === name
    if (isFound) return at
    at = keyEnd + 1 + valueSize(bytes, bytes[at] ?? 0, keyEnd + 1)
  }
  return -1
}

/** Number of bytes that a value of this type takes at this position. */
export function valueSize(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case BSON.double:
    case BSON.date:
    case BSON.timestamp:
    case BSON.long:
      return 8
    case BSON.string:
    case BSON.code:
    case BSON.symbol:
      return 4 + int32(bytes, at)
    case BSON.object:
    case BSON.array:
    case BSON.codeWithScope:
      return int32(bytes, at)
    case BSON.binary:
      return 5 + int32(bytes, at)
    case BSON.objectId:
      return 12
    case BSON.boolean:
      return 1
    case BSON.int:
      return 4
    case BSON.decimal:
      return 16
    case BSON.regex: {
      const options = bytes.indexOf(0, at) + 1
      return bytes.indexOf(0, options) + 1 - at
    }
    case BSON.undefined:
    case BSON.null:
    case BSON.minKey:
    case BSON.maxKey:
      return 0
    default:
      throw new InvalidBsonError(`unknown BSON type ${type}`)
  }
}

function readDocument(bytes: Buffer, start: number): BsonDocument {
  const document: BsonDocument = {}
  const end = start + int32(bytes, start) - 1
  let at = start + 4
  while (at < end) {
    const type = bytes[at] ?? 0
    const keyEnd = nameEnd(bytes, at + 1)
    setField(document, fieldName(bytes, at + 1, keyEnd), readValue(bytes, type, keyEnd + 1))
    at = keyEnd + 1 + valueSize(bytes, type, keyEnd + 1)
  }
  return document
}

function readArray(bytes: Buffer, start: number): unknown[] {
  const values: unknown[] = []
  const end = start + int32(bytes, start) - 1
  let at = start + 4
  while (at < end) {
    const type = bytes[at] ?? 0
    const valueAt = nameEnd(bytes, at + 1) + 1
    values.push(readValue(bytes, type, valueAt))
    at = valueAt + valueSize(bytes, type, valueAt)
  }
  return values
}

/** Decodes the value of the given type at the given position. */
export function readValue(bytes: Buffer, type: number, at: number): unknown {
  switch (type) {
    case BSON.double:
      return fromDouble(bytes.readDoubleLE(at))
    case BSON.string:
      return readString(bytes, at)
    case BSON.object:
      return readDocument(bytes, at)
    case BSON.array:
      return readArray(bytes, at)
    case BSON.objectId:
      return new ObjectId(Uint8Array.prototype.slice.call(bytes, at, at + 12))
    case BSON.boolean:
      return bytes[at] === 1
    case BSON.date:
      return new Date(Number(bytes.readBigInt64LE(at)))
    case BSON.undefined:
    case BSON.null:
      return null
    case BSON.int:
      return int32(bytes, at)
    case BSON.long:
      return bytes.readBigInt64LE(at)
    default:
      return readRareValue(bytes, type, at)
  }
}

function readRareValue(bytes: Buffer, type: number, at: number): unknown {
  switch (type) {
    case BSON.binary: {
      const length = int32(bytes, at)
      return new Binary(Uint8Array.prototype.slice.call(bytes, at + 5, at + 5 + length), bytes[at + 4])
    }
    case BSON.regex: {
      const patternEnd = bytes.indexOf(0, at)
      const optionsEnd = bytes.indexOf(0, patternEnd + 1)
      return new BSONRegExp(
        bytes.toString('utf8', at, patternEnd),
        bytes.toString('utf8', patternEnd + 1, optionsEnd)
      )
    }
    case BSON.timestamp:
      return new Timestamp(bytes.readBigUInt64LE(at))
    case BSON.decimal:
      return new Decimal128(Uint8Array.prototype.slice.call(bytes, at, at + 16))
    case BSON.code:
      return new Code(readString(bytes, at))
    case BSON.symbol:
      return new BSONSymbol(readString(bytes, at))
    case BSON.codeWithScope: {
      const scopeAt = at + 8 + int32(bytes, at + 4)
      return new Code(readString(bytes, at + 4), readDocument(bytes, scopeAt))
    }
    case BSON.minKey:
      return new MinKey()
    case BSON.maxKey:
      return new MaxKey()
    default:
      throw new InvalidBsonError(`unknown BSON type ${type}`)
  }
}

/** Decodes the string at the given position. */
export function readString(bytes: Buffer, at: number): string {
  return bytes.toString('utf8', at + 4, at + 3 + int32(bytes, at))
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 0x7f) return false
  }
  return true
}

/** Faster than `readInt32LE`, which checks what `checkDocument` has already proved. */
export function int32(bytes: Buffer, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  )
}
