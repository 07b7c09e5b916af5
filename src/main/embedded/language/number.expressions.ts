import { CommandError } from '../values/command.error.ts'
import {
  addNumbers,
  type BsonNumber,
  isBsonNumber,
  multiplyNumbers,
  numberKind,
  toNumber,
  wholeNumber,
  widerKind,
  withKind
} from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { exactResult } from './exact.numbers.ts'
import {
  type ExpressionOperator,
  evaluate,
  evaluateAll,
  literal,
  mingoExpressions,
  plainNumbers
} from './expression.values.ts'

/** Operators whose result has the widest type of their operands. */
const KEEP_TYPE = ['$abs', '$ceil', '$floor', '$mod', '$bitAnd', '$bitOr', '$bitXor', '$bitNot']

/** Operators whose result is a double. */
const GIVE_DOUBLE = [
  '$divide',
  '$exp',
  '$ln',
  '$log',
  '$log10',
  '$sqrt',
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

/** Operators that take numbers as positions or lengths. */
const TAKE_PLAIN = ['$arrayElemAt', '$range', '$slice', '$substr', '$substrBytes', '$substrCP']

/** Arithmetic that keeps int32, int64, double and decimal apart; mingo computes, or we do where it would lose digits. */
export const numberExpressions: Record<string, ExpressionOperator> = {
  ...wrapped(KEEP_TYPE, keepingType),
  ...wrapped(GIVE_DOUBLE, givingDouble),
  ...wrapped(TAKE_PLAIN, takingPlain),
  ...wrapped(['$round', '$trunc'], (original, name) => {
    const toPlace = keepingType(original, name)
    // Without a place, which mingo insists on, it is the first one before the point.
    return (document, expression, options) =>
      toPlace(document, Array.isArray(expression) ? [...expression, 0].slice(0, 2) : [expression, 0], options)
  }),
  ...wrapped(['$pow'], (original, name) => {
    const inDoubles = givingDouble(original, name)
    return (document, expression, options) => {
      const [base, exponent] = evaluateAll(document, expression, options)
      return wholePower(base, exponent) ?? inDoubles(document, literal([base, exponent]), options)
    }
  }),
  $add: (document, expression, options) => add(evaluateAll(document, expression, options)),
  $subtract: (document, expression, options) => subtract(evaluateAll(document, expression, options)),
  $multiply: (document, expression, options) => {
    const factors = evaluateAll(document, expression, options)
    if (factors.some(isMissing)) return null
    return factors.map((factor) => numeric('$multiply', factor)).reduce<BsonNumber>(productOf, 1)
  }
}

type Wrapper = (original: ExpressionOperator, name: string) => ExpressionOperator

function wrapped(names: readonly string[], wrap: Wrapper): Record<string, ExpressionOperator> {
  const entries = names.flatMap((name) => {
    const original = mingoExpressions[name]
    return original ? [[name, wrap(original, name)] as const] : []
  })
  return Object.fromEntries(entries)
}

function keepingType(original: ExpressionOperator, name: string): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluate(document, expression, options)
    const { numbers, exact } = exactly(name, operands)
    if (exact !== undefined) return exact
    const result = original(document, literal(plainNumbers(operands)), options)
    if (typeof result !== 'number') return result
    return withKind(result, numbers.map(numberKind).reduce(widerKind, 'int'))
  }
}

function givingDouble(original: ExpressionOperator, name: string): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluate(document, expression, options)
    const { numbers, exact } = exactly(name, operands)
    if (exact !== undefined) return exact
    const result = original(document, literal(plainNumbers(operands)), options)
    if (typeof result !== 'number') return result
    return withKind(result, numbers.map(numberKind).reduce(widerKind, 'double'))
  }
}

/** The numbers among the operands and, when all are numbers that need it, the exact result. */
function exactly(name: string, operands: unknown): { numbers: BsonNumber[]; exact: BsonNumber | undefined } {
  const all = Array.isArray(operands) ? operands : [operands]
  const numbers = all.filter(isBsonNumber)
  return { numbers, exact: numbers.length === all.length ? exactResult(name, numbers) : undefined }
}

/** A power of whole numbers that is whole and fits into 64 bits. */
function wholePower(base: unknown, exponent: unknown): BsonNumber | undefined {
  if (!isBsonNumber(base) || !isBsonNumber(exponent)) return undefined
  const kind = widerKind(numberKind(base), numberKind(exponent))
  const times = toNumber(exponent)
  // Nothing but 0, 1 and -1 can be multiplied more often.
  if ((kind !== 'int' && kind !== 'long') || times < 0 || times > 63) return undefined
  return wholeNumber(BigInt(base as number | bigint) ** BigInt(times), kind)
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
  return sumOf(numeric('$subtract', left), productOf(numeric('$subtract', right), -1))
}

/** The product of two numbers, which becomes a double when 64 bits are not enough. */
export function productOf(left: BsonNumber, right: BsonNumber): BsonNumber {
  return exact(multiplyNumbers(left, right), left, right, (a, b) => a * b)
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
