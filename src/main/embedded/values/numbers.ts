import { Decimal128, Double } from 'bson'

/** The number types of BSON, narrowest first. */
export type NumberKind = 'int' | 'long' | 'double' | 'decimal'
export type BsonNumber = number | bigint | Double | Decimal128

const INT_MIN = -0x80000000
const INT_MAX = 0x7fffffff
const LONG_MIN = -(2n ** 63n)
const LONG_MAX = 2n ** 63n - 1n

/** True for a whole number that fits in 32 bits: as a plain JavaScript number it stands for an int32. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX && !Object.is(value, -0)
}

/** The internal form of a BSON double: wrapped only where a plain number would stand for an int32. */
export function fromDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value
}

/** True for every BSON number type. */
export function isBsonNumber(value: unknown): value is BsonNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Double ||
    value instanceof Decimal128
  )
}

/** Which BSON type a number has. */
export function numberKind(value: BsonNumber): NumberKind {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double'
  if (typeof value === 'bigint') return 'long'
  return value instanceof Double ? 'double' : 'decimal'
}

/** The nearest JavaScript number. */
export function toNumber(value: BsonNumber): number {
  if (typeof value === 'number') return value
  return typeof value === 'bigint' ? Number(value) : Number(value.toString())
}

/** True for the doubles and decimals that are NaN: equal to each other, and neither less nor greater than a number. */
export function isNotANumber(value: unknown): boolean {
  return isBsonNumber(value) && Number.isNaN(toNumber(value))
}

/** A whole number from a BSON number, or undefined when it has a fraction or is not a number. */
export function toInteger(value: unknown): number | undefined {
  if (!isBsonNumber(value)) return undefined
  const number = toNumber(value)
  return Number.isSafeInteger(number) ? number : undefined
}

/** Gives a computed result the wider of the types that went into it; whole numbers grow from int to long. */
export function withKind(result: number, kind: NumberKind): BsonNumber {
  if (kind === 'decimal') return Decimal128.fromStringWithRounding(String(result))
  if (kind === 'double' || !Number.isInteger(result)) return fromDouble(result)
  if (kind === 'int' && isInt32(result)) return result
  return Number.isSafeInteger(result) ? BigInt(result) : result
}

/** The wider of two number types. */
export function widerKind(left: NumberKind, right: NumberKind): NumberKind {
  const order: NumberKind[] = ['int', 'long', 'double', 'decimal']
  return order[Math.max(order.indexOf(left), order.indexOf(right))] ?? 'double'
}

/**
 * Adds two numbers as MongoDB does: int + int stays int, or becomes long when it does not fit.
 * @returns undefined when 64 bits are not enough
 */
export function addNumbers(left: BsonNumber, right: BsonNumber): BsonNumber | undefined {
  return combine(left, right, {
    whole: (a, b) => a + b,
    real: (a, b) => a + b,
    decimal: (a, b) => {
      const exponent = Math.min(a.exponent, b.exponent)
      return { digits: scale(a, exponent) + scale(b, exponent), exponent }
    }
  })
}

/** Multiplies two numbers as MongoDB does; undefined when 64 bits are not enough. */
export function multiplyNumbers(left: BsonNumber, right: BsonNumber): BsonNumber | undefined {
  return combine(left, right, {
    whole: (a, b) => a * b,
    real: (a, b) => a * b,
    decimal: (a, b) => ({ digits: a.digits * b.digits, exponent: a.exponent + b.exponent })
  })
}

/** A decimal as digits times a power of ten; undefined for NaN and infinities. */
export type ExactDecimal = { digits: bigint; exponent: number }

/** Reads a decimal, long, int or finite double exactly as written in base ten. */
export function exactDecimal(value: BsonNumber): ExactDecimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(String(value))
  if (!match) return undefined
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match
  const digits = BigInt(whole + fraction)
  return { digits: sign ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

type Arithmetic = {
  whole: (a: bigint, b: bigint) => bigint
  real: (a: number, b: number) => number
  decimal: (a: ExactDecimal, b: ExactDecimal) => ExactDecimal
}

function combine(left: BsonNumber, right: BsonNumber, ways: Arithmetic): BsonNumber | undefined {
  const kind = widerKind(numberKind(left), numberKind(right))
  if (kind === 'decimal') return combineDecimals(left, right, ways)
  if (kind === 'double') return fromDouble(ways.real(toNumber(left), toNumber(right)))
  const result = ways.whole(BigInt(toNumberOrLong(left)), BigInt(toNumberOrLong(right)))
  return wholeNumber(result, kind)
}

/** A whole number as an int, if it is to be one and fits, or a long; undefined when 64 bits are not enough. */
export function wholeNumber(value: bigint, kind: 'int' | 'long'): number | bigint | undefined {
  if (value < LONG_MIN || value > LONG_MAX) return undefined
  return kind === 'int' && value >= BigInt(INT_MIN) && value <= BigInt(INT_MAX) ? Number(value) : value
}

function combineDecimals(left: BsonNumber, right: BsonNumber, ways: Arithmetic): Decimal128 {
  const a = exactDecimal(left)
  const b = exactDecimal(right)
  if (!a || !b) return Decimal128.fromString(String(ways.real(toNumber(left), toNumber(right))))
  const result = ways.decimal(a, b)
  return Decimal128.fromStringWithRounding(`${result.digits}E${result.exponent}`)
}

function toNumberOrLong(value: BsonNumber): number | bigint {
  return typeof value === 'bigint' ? value : toNumber(value)
}

function scale(value: ExactDecimal, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent)
}
