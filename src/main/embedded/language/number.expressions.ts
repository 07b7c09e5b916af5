import * as mingo from 'mingo/operators/expression'
import { CommandError } from '../values/command.error.ts'
import {
  addNumbers,
  type BsonNumber,
  isBsonNumber,
  multiplyNumbers,
  numberKind,
  toNumber,
  widerKind,
  withKind
} from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { type ExpressionOperator, evaluate, evaluateAll, literal, plainNumbers } from './expression.values.ts'

/** Operators whose result has the widest type of their operands. */
const KEEP_TYPE = [
  '$abs',
  '$ceil',
  '$floor',
  '$mod',
  '$round',
  '$trunc',
  '$bitAnd',
  '$bitOr',
  '$bitXor',
  '$bitNot'
]

/** Operators whose result is a double. */
const GIVE_DOUBLE = [
  '$divide',
  '$exp',
  '$ln',
  '$log',
  '$log10',
  '$sqrt',
  '$pow',
  '$sigmoid',
  '$acos',
  '$acosh',
  '$asin',
  '$asinh',
  '$atan',
  '$atan2',
  '$atanh',
  '$cos',
  '$cosh',
  '$degreesToRadians',
  '$radiansToDegrees',
  '$sin',
  '$sinh',
  '$tan',
  '$tanh'
]

/** Operators that take numbers as positions, lengths or parts of a date. */
const TAKE_PLAIN = [
  '$arrayElemAt',
  '$range',
  '$slice',
  '$substr',
  '$substrBytes',
  '$substrCP',
  '$indexOfArray',
  '$indexOfBytes',
  '$indexOfCP',
  '$dateAdd',
  '$dateSubtract',
  '$dateFromParts',
  '$dateTrunc',
  '$firstN',
  '$lastN'
]

const mingoOperators = mingo as unknown as Readonly<Record<string, ExpressionOperator>>

/** Arithmetic that keeps int32, int64, double and decimal apart; mingo computes, or we do where it would lose digits. */
export const numberExpressions: Record<string, ExpressionOperator> = {
  ...wrapped(KEEP_TYPE, keepingType),
  ...wrapped(GIVE_DOUBLE, givingDouble),
  ...wrapped(TAKE_PLAIN, takingPlain),
  $add: (document, expression, options) => add(evaluateAll(document, expression, options)),
  $subtract: (document, expression, options) => subtract(evaluateAll(document, expression, options)),
  $multiply: (document, expression, options) => {
    const factors = evaluateAll(document, expression, options)
    if (factors.some(isMissing)) return null
    return factors
      .map((factor) => numeric('$multiply', factor))
      .reduce(
        (product, factor) => exact(multiplyNumbers(product, factor), product, factor, (a, b) => a * b),
        1
      )
  }
}

type Wrapper = (original: ExpressionOperator) => ExpressionOperator

function wrapped(names: readonly string[], wrap: Wrapper): Record<string, ExpressionOperator> {
  const entries = names.flatMap((name) => {
    const original = mingoOperators[name]
    return original ? [[name, wrap(original)] as const] : []
  })
  return Object.fromEntries(entries)
}

function keepingType(original: ExpressionOperator): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluate(document, expression, options)
    const numbers = (Array.isArray(operands) ? operands : [operands]).filter(isBsonNumber)
    const result = original(document, literal(plainNumbers(operands)), options)
    if (typeof result !== 'number') return result
    return withKind(result, numbers.map(numberKind).reduce(widerKind, 'int'))
  }
}

function givingDouble(original: ExpressionOperator): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluate(document, expression, options)
    const numbers = (Array.isArray(operands) ? operands : [operands]).filter(isBsonNumber)
    const result = original(document, literal(plainNumbers(operands)), options)
    if (typeof result !== 'number') return result
    return withKind(result, numbers.map(numberKind).reduce(widerKind, 'double'))
  }
}

function takingPlain(original: ExpressionOperator): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluate(document, expression, options)
    const scalarsPlain = Array.isArray(operands)
      ? operands.map((operand) => (isBsonNumber(operand) ? toNumber(operand) : operand))
      : plainNumbers(operands)
    return original(document, literal(scalarsPlain), options)
  }
}

function add(operands: readonly unknown[]): unknown {
  if (operands.some(isMissing)) return null
  const dates = operands.filter((operand) => operand instanceof Date)
  if (dates.length > 1) throw new CommandError('BadValue', 'only one date allowed in an $add expression')
  const numbers = operands
    .filter((operand) => !(operand instanceof Date))
    .map((operand) => numeric('$add', operand))
  const sum = numbers.reduce((total, number) => sumOf(total, number), 0)
  return dates[0] ? new Date(dates[0].getTime() + toNumber(sum)) : sum
}

function subtract([left, right]: readonly unknown[]): unknown {
  if (isMissing(left) || isMissing(right)) return null
  if (left instanceof Date && right instanceof Date) return BigInt(left.getTime() - right.getTime())
  if (left instanceof Date) return new Date(left.getTime() - toNumber(numeric('$subtract', right)))
  return sumOf(numeric('$subtract', left), exactNegative(numeric('$subtract', right)))
}

function exactNegative(number: BsonNumber): BsonNumber {
  return exact(multiplyNumbers(number, -1), number, -1, (a, b) => a * b)
}

/** The sum of two numbers, which becomes a double when 64 bits are not enough. */
export function sumOf(left: BsonNumber, right: BsonNumber): BsonNumber {
  return exact(addNumbers(left, right), left, right, (a, b) => a + b)
}

function exact(
  result: BsonNumber | undefined,
  left: BsonNumber,
  right: BsonNumber,
  inDoubles: (a: number, b: number) => number
): BsonNumber {
  return result ?? inDoubles(toNumber(left), toNumber(right))
}

function numeric(operator: string, value: unknown): BsonNumber {
  if (isBsonNumber(value)) return value
  throw new CommandError(
    'TypeMismatch',
    `${operator} only supports numeric or date types, not ${typeName(value)}`
  )
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined
}
