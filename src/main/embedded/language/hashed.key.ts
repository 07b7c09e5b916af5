import { createHash, type Hash } from 'node:crypto'
import type { Double } from 'bson'
import { BSON, fieldAt, valueSize } from '../values/bson.reader.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { nameEnd } from '../values/key.names.ts'
import { toNumber } from '../values/numbers.ts'

/** MongoDB's order of types, by which values of different number types are hashed alike. */
const CANONICAL: Record<number, number> = {
  [BSON.minKey]: -1,
  [BSON.undefined]: 0,
  [BSON.null]: 5,
  [BSON.double]: 10,
  [BSON.int]: 10,
  [BSON.long]: 10,
  [BSON.decimal]: 10,
  [BSON.string]: 15,
  [BSON.symbol]: 15,
  [BSON.object]: 20,
  [BSON.array]: 25,
  [BSON.binary]: 30,
  [BSON.objectId]: 35,
  [BSON.boolean]: 40,
  [BSON.date]: 45,
  [BSON.timestamp]: 47,
  [BSON.regex]: 50,
  [BSON.code]: 60,
  [BSON.codeWithScope]: 65,
  [BSON.maxKey]: 127
}

const SEED = Buffer.alloc(4)
const END = Buffer.alloc(4)
const LARGEST = 2n ** 63n - 1n
const SMALLEST = -(2n ** 63n)

/** The 64 bits by which a hashed index keeps a value: of MD5, whole numbers only. */
export function hashedKey(value: unknown): bigint {
  const bytes = encodeDocument({ '': value })
  const hash = createHash('md5').update(SEED)
  addElement(hash, bytes, 4, false)
  return hash.digest().readBigInt64LE()
}

/** @returns where the next element begins */
function addElement(hash: Hash, bytes: Buffer, at: number, withName: boolean): number {
  const type = bytes[at] ?? 0
  const valueAt = nameEnd(bytes, at + 1) + 1
  const canonical = Buffer.alloc(4)
  canonical.writeInt32LE(CANONICAL[type] ?? 0)
  hash.update(canonical)
  if (withName) hash.update(bytes.subarray(at + 1, valueAt))
  const end = valueAt + valueSize(bytes, type, valueAt)
  if (type === BSON.object || type === BSON.array) addElements(hash, bytes, valueAt, end)
  else if (CANONICAL[type] === 10) hash.update(wholeNumber(fieldAt(bytes, at, nameAt(bytes, at, valueAt))))
  else hash.update(bytes.subarray(valueAt, end))
  return end
}

function addElements(hash: Hash, bytes: Buffer, start: number, end: number): void {
  let at = start + 4
  while (at < end - 1) at = addElement(hash, bytes, at, true)
  hash.update(END)
}

function nameAt(bytes: Buffer, at: number, valueAt: number): string {
  return bytes.toString('utf8', at + 1, valueAt - 1)
}

/** Fractions are cut off, and what is beyond 64 bits counts as the last number before. */
function wholeNumber(value: unknown): Buffer {
  const bits = Buffer.alloc(8)
  bits.writeBigInt64LE(typeof value === 'bigint' ? value : wholeOf(toNumber(value as number | Double)))
  return bits
}

function wholeOf(value: number): bigint {
  if (Number.isNaN(value)) return 0n
  if (!Number.isFinite(value)) return value > 0 ? LARGEST : SMALLEST
  const whole = BigInt(Math.trunc(value))
  if (whole > LARGEST) return LARGEST
  return whole < SMALLEST ? SMALLEST : whole
}
