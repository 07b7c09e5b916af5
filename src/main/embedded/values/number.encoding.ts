import { Double } from 'bson'
import { type BsonNumber, type ExactDecimal, exactDecimal, toNumber } from './numbers.ts'

const EXACT = 0
const BETWEEN = 1
const GAP_STEPS = 2n ** 64n

/**
 * Encodes a number so that the order of bytes is the order of numbers, whatever their types: NaN first, then by
 * value, and equal values (3, 3.0, Decimal 3.00) have equal bytes.
 *
 * Eight bytes hold the largest double that is not above the number. A ninth says whether that is all; if not
 * (large int64, most decimals) eight more say how far the number is on the way to the next double.
 */
export function encodeNumber(value: BsonNumber): Buffer {
  const nearest = toNumber(value)
  if (isPlain(value, nearest)) return encodeDouble(nearest)
  const exact = exactDecimal(value)
  if (!exact) return encodeDouble(nearest)
  const floor = floorDouble(exact, nearest)
  if (!Number.isFinite(floor)) return encodeDouble(floor)
  if (compareExact(exact, exactDouble(floor)) === 0) return encodeDouble(floor)
  const fraction = Buffer.alloc(8)
  fraction.writeBigUInt64BE(fractionOfGap(exact, floor))
  const head = encodeDouble(floor)
  head[8] = BETWEEN
  return Buffer.concat([head, fraction])
}

function isPlain(value: BsonNumber, nearest: number): boolean {
  if (typeof value === 'number') return true
  if (typeof value === 'bigint') return BigInt(nearest) === value
  return value instanceof Double || !Number.isFinite(nearest)
}

function encodeDouble(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[8] = EXACT
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  if ((bytes[0] ?? 0) & 0x80) {
    for (let at = 0; at < 8; at++) bytes[at] = ~(bytes[at] ?? 0)
  } else {
    bytes[0] = (bytes[0] ?? 0) | 0x80
  }
  return bytes
}

/** Every double is a decimal with finitely many digits; this is it, as digits and exponent. */
function exactDouble(value: number): ExactDecimal {
  let digits = value
  let twos = 0
  while (!Number.isInteger(digits)) {
    digits *= 2
    twos++
  }
  return { digits: BigInt(digits) * 5n ** BigInt(twos), exponent: -twos }
}

function compareExact(left: ExactDecimal, right: ExactDecimal): number {
  const exponent = Math.min(left.exponent, right.exponent)
  const difference = scaled(left, exponent) - scaled(right, exponent)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function floorDouble(exact: ExactDecimal, nearest: number): number {
  return Number.isFinite(nearest) && compareExact(exactDouble(nearest), exact) > 0
    ? nextDown(nearest)
    : nearest
}

function fractionOfGap(exact: ExactDecimal, floor: number): bigint {
  const low = exactDouble(floor)
  const high = exactDouble(nextUp(floor))
  const exponent = Math.min(exact.exponent, low.exponent, high.exponent)
  const start = scaled(low, exponent)
  return ((scaled(exact, exponent) - start) * GAP_STEPS) / (scaled(high, exponent) - start)
}

function scaled(value: ExactDecimal, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent)
}

function nextUp(value: number): number {
  return step(value, value >= 0 ? 1n : -1n)
}

function nextDown(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  return step(value, value > 0 ? -1n : 1n)
}

function step(value: number, by: bigint): number {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  bytes.writeBigInt64BE(bytes.readBigInt64BE() + by)
  return bytes.readDoubleBE()
}
