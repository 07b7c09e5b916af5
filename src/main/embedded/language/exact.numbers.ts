import { Decimal128 } from 'bson'
import {
  type BsonNumber,
  type ExactDecimal,
  exactDecimal,
  numberKind,
  wholeNumber
} from '../values/numbers.ts'

/** Significant digits of a decimal. */
const PRECISION = 34

/** Which way a number goes that lies between two places. */
type Rounding = (quotient: bigint, remainder: bigint, divisor: bigint) => bigint

const ROUNDINGS: Readonly<Record<string, Rounding>> = {
  $trunc: (quotient) => quotient,
  $floor: (quotient, remainder) => (remainder < 0n ? quotient - 1n : quotient),
  $ceil: (quotient, remainder) => (remainder > 0n ? quotient + 1n : quotient),
  // Half goes to the even neighbour.
  $round: (quotient, remainder, divisor) => {
    const twice = remainder < 0n ? -2n * remainder : 2n * remainder
    const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n)
    if (!isUp) return quotient
    return remainder < 0n ? quotient - 1n : quotient + 1n
  }
}

/** Rounds a decimal, long or int to a place after the point, without going through doubles. */
function rounded(value: ExactDecimal, place: number, rounding: Rounding): ExactDecimal {
  const dropped = -place - value.exponent
  if (dropped <= 0) return value
  const divisor = 10n ** BigInt(Math.min(dropped, 100))
  return {
    digits: rounding(value.digits / divisor, value.digits % divisor, divisor),
    exponent: -place
  }
}

function remainderOf(left: ExactDecimal, right: ExactDecimal): ExactDecimal | undefined {
  if (right.digits === 0n || Math.abs(left.exponent - right.exponent) > 1000) return undefined
  const exponent = Math.min(left.exponent, right.exponent)
  const scaled = ({ digits, exponent: from }: ExactDecimal) => digits * 10n ** BigInt(from - exponent)
  return { digits: scaled(left) % scaled(right), exponent }
}

/** As many digits as a decimal has, and one more that tells what the rest was. */
function quotientOf(left: ExactDecimal, right: ExactDecimal): ExactDecimal | undefined {
  if (right.digits === 0n) return undefined
  const more = PRECISION + 2 + String(right.digits).length
  const dividend = left.digits * 10n ** BigInt(more)
  const quotient = dividend / right.digits
  const exponent = left.exponent - right.exponent - more
  if (dividend % right.digits !== 0n) return { digits: quotient * 10n + 1n, exponent: exponent - 1 }
  return withoutZeros({ digits: quotient, exponent }, left.exponent - right.exponent)
}

/** Drops zeros at the end, as far as the place where an exact quotient would end. */
function withoutZeros({ digits, exponent }: ExactDecimal, upTo: number): ExactDecimal {
  if (digits === 0n) return { digits, exponent: upTo }
  let [rest, place] = [digits, exponent]
  while (place < upTo && rest % 10n === 0n) {
    rest /= 10n
    place++
  }
  return { digits: rest, exponent: place }
}

/**
 * What an operator gives for numbers that doubles cannot hold: longs and decimals, with ints among them.
 * @returns undefined for an operator, or numbers, that doubles are good enough for
 */
export function exactResult(operator: string, numbers: readonly BsonNumber[]): BsonNumber | undefined {
  const kinds = numbers.map(numberKind)
  const isDecimal = kinds.includes('decimal')
  if (!isDecimal && (kinds.includes('double') || (!kinds.includes('long') && !ROUNDINGS[operator])))
    return undefined
  const [first, second] = numbers.map(exactDecimal)
  if (!first || (numbers.length > 1 && !second)) return undefined
  const result = computed(operator, first, second, isDecimal)
  if (!result) return undefined
  if (isDecimal) return Decimal128.fromStringWithRounding(`${result.digits}E${result.exponent}`)
  const digits = result.digits * 10n ** BigInt(Math.max(0, result.exponent))
  return wholeNumber(digits, kinds.includes('long') ? 'long' : 'int')
}

function computed(
  operator: string,
  first: ExactDecimal,
  second: ExactDecimal | undefined,
  isDecimal: boolean
): ExactDecimal | undefined {
  const rounding = ROUNDINGS[operator]
  if (rounding) return rounded(first, second ? placeOf(second) : 0, rounding)
  if (operator === '$abs') return { ...first, digits: first.digits < 0n ? -first.digits : first.digits }
  if (operator === '$mod' && second) return remainderOf(first, second)
  return operator === '$divide' && second && isDecimal ? quotientOf(first, second) : undefined
}

function placeOf({ digits, exponent }: ExactDecimal): number {
  return Number(digits) * 10 ** exponent
}
