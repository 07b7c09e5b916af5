import { Binary } from 'bson'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger, toNumber } from '../values/numbers.ts'

/** How many of the wanted bits are to be set: given the set ones among them, and all of them. */
type Wanted = (set: bigint, all: bigint) => boolean

const OPERATORS: Readonly<Record<BitOperator, Wanted>> = {
  $bitsAllSet: (set, all) => set === all,
  $bitsAnySet: (set) => set !== 0n,
  $bitsAllClear: (set) => set === 0n,
  $bitsAnyClear: (set, all) => set !== all
}

export type BitOperator = '$bitsAllSet' | '$bitsAnySet' | '$bitsAllClear' | '$bitsAnyClear'

/** The test of a bitwise operator: whole numbers and bytes have bits, nothing else matches. @throws CommandError */
export function bitTest(operator: BitOperator, operand: unknown): (value: unknown) => boolean {
  const mask = maskOf(operator, operand)
  return (value) => {
    const bits = bitsOf(value)
    return bits !== undefined && OPERATORS[operator](bits & mask, mask)
  }
}

/** Negative numbers have ones without end before their digits, as BigInt has it too. */
function bitsOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (value instanceof Binary) {
    return value.value().reduce<bigint>((bits, byte, at) => bits | (BigInt(byte) << BigInt(8 * at)), 0n)
  }
  const number = isBsonNumber(value) ? toNumber(value) : Number.NaN
  return Number.isInteger(number) ? BigInt(number) : undefined
}

function maskOf(operator: BitOperator, operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, position) => mask | (1n << BigInt(place(operator, position))), 0n)
  }
  const mask = bitsOf(operand)
  if (mask !== undefined && mask >= 0n) return mask
  throw new CommandError(
    'BadValue',
    `${operator} takes an Array, a number, or a BinData but received: ${String(operand)}`
  )
}

function place(operator: BitOperator, position: unknown): number {
  const at = toInteger(position)
  if (at !== undefined && at >= 0) return at
  throw new CommandError('BadValue', `bit positions of ${operator} must be >= 0`)
}
