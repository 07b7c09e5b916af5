import type { Options } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { fromDouble, isBsonNumber, toNumber } from '../values/numbers.ts'
import { compileExpression } from './compiled.expression.ts'
import { evaluate } from './expression.values.ts'
import type { AccumulatorReader } from './picking.accumulators.ts'

/** Accumulators that say something about the numbers of a group; whatever is no number is passed over. */
export const statisticAccumulators: Readonly<Record<string, AccumulatorReader>> = {
  $stdDevPop: numbers((operand) => operand, deviation(0)),
  $stdDevSamp: numbers((operand) => operand, deviation(1)),
  $median: numbers(medianInput, (values) => quantiles(values, [0.5])[0] ?? null),
  $percentile: (operand, options) =>
    numbers(percentileInput, (values) => quantiles(values, shares(operand, options)))(operand, options),
  $covariancePop: pairs(0),
  $covarianceSamp: pairs(1)
}

/** Gathers the numbers that an expression gives for each document. */
function numbers(
  inputOf: (operand: unknown) => unknown,
  resultOf: (values: number[]) => unknown
): AccumulatorReader {
  return (operand, options) => {
    const value = compileExpression(inputOf(operand), options)
    return () => {
      const values: number[] = []
      return {
        addDocument: (document) => {
          const number = value(document)
          if (isBsonNumber(number)) values.push(toNumber(number))
        },
        result: () => resultOf(values)
      }
    }
  }
}

/** @param spared how many more numbers it takes than the divisor says: 1 for a sample, 0 for a whole population */
function deviation(spared: 0 | 1): (values: readonly number[]) => unknown {
  return (values) => {
    if (values.length <= spared) return null
    const mean = meanOf(values)
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    return fromDouble(Math.sqrt(squares / (values.length - spared)))
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function pairs(spared: 0 | 1): AccumulatorReader {
  return (operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2) {
      throw new CommandError('BadValue', 'a covariance needs an array of two expressions')
    }
    const [leftOf, rightOf] = operand.map((expression) => compileExpression(expression, options))
    return () => {
      const lefts: number[] = []
      const rights: number[] = []
      return {
        addDocument: (document) => {
          const [left, right] = [leftOf?.(document), rightOf?.(document)]
          if (!isBsonNumber(left) || !isBsonNumber(right)) return
          lefts.push(toNumber(left))
          rights.push(toNumber(right))
        },
        result: () => covariance(lefts, rights, spared)
      }
    }
  }
}

function covariance(lefts: readonly number[], rights: readonly number[], spared: 0 | 1): unknown {
  if (lefts.length <= spared) return null
  const [left, right] = [meanOf(lefts), meanOf(rights)]
  const sum = lefts.reduce((total, value, at) => total + (value - left) * ((rights[at] ?? 0) - right), 0)
  return fromDouble(sum / (lefts.length - spared))
}

/** The smallest number that at least this share of all numbers does not exceed, for each of the shares. */
export function quantiles(values: readonly number[], wanted: readonly number[]): unknown[] {
  const ordered = Float64Array.from(values).sort()
  return wanted.map((share) => {
    const at = Math.max(0, Math.ceil(share * ordered.length) - 1)
    const value = ordered[at]
    return value === undefined ? null : fromDouble(value)
  })
}

/** The expression of `$median`. @throws CommandError BadValue, for other methods than the one there is too */
export function medianInput(operand: unknown): unknown {
  return inputOf('$median', operand, ['input', 'method'])
}

/** The expression of `$percentile`. @throws CommandError BadValue */
export function percentileInput(operand: unknown): unknown {
  return inputOf('$percentile', operand, ['input', 'p', 'method'])
}

function inputOf(name: string, operand: unknown, fields: readonly string[]): unknown {
  const spec = isDocument(operand) ? operand : {}
  const missing = fields.find((field) => !(field in spec))
  if (missing !== undefined) {
    throw new CommandError('Location40414', `BSON field '${name}.${missing}' is missing but a required field`)
  }
  if (spec.method !== 'approximate') {
    throw new CommandError(
      'BadValue',
      `Currently only 'approximate' can be used as a ${name.slice(1)} 'method'.`
    )
  }
  return spec.input
}

/** The shares that `$percentile` is asked for. @throws CommandError BadValue unless all lie between 0 and 1 */
export function shares(operand: unknown, options: Options): number[] {
  const given = evaluate({}, isDocument(operand) ? operand.p : undefined, options)
  const wanted = Array.isArray(given) ? given.map((p) => (isBsonNumber(p) ? toNumber(p) : Number.NaN)) : []
  if (wanted.length === 0 || !wanted.every((p) => p >= 0 && p <= 1)) {
    throw new CommandError(
      'BadValue',
      "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], and not be empty."
    )
  }
  return wanted
}
