import type { Options } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { readAccumulator } from './accumulators.ts'
import { type ExpressionOperator, evaluate, evaluateAll } from './expression.values.ts'

/** The accumulators that are operators of expressions too: there they gather the items of an array. */
export const accumulatorExpressions: Record<string, ExpressionOperator> = {
  ...Object.fromEntries(
    ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [name, overOperands(name)])
  ),
  ...Object.fromEntries(
    ['$firstN', '$lastN', '$minN', '$maxN', '$median', '$percentile'].map((name) => [name, overInput(name)])
  )
}

/** One operand that is an array stands for its items; of several, each is one value. */
function overOperands(name: string): ExpressionOperator {
  return (document, expression, options) => {
    const operands = evaluateAll(document, expression, options)
    const [only] = operands
    const items = operands.length === 1 && Array.isArray(only) ? only : operands
    return gathered(name, '$item', items, options)
  }
}

function overInput(name: string): ExpressionOperator {
  const takesOne = name === '$median' || name === '$percentile'
  return (document, expression, options) => {
    if (!isDocument(expression)) throw new CommandError('BadValue', `${name} needs a specification`)
    const { input, ...others } = expression
    const value = evaluate(document, input, options)
    if (!Array.isArray(value) && !takesOne) {
      throw new CommandError('BadValue', `The input of ${name} must resolve to an array`)
    }
    const constants = Object.fromEntries(
      Object.entries(others).map(([field, part]) => [field, { $literal: evaluate(document, part, options) }])
    )
    const method = 'method' in others ? { method: others.method } : {}
    const spec = { ...constants, ...method, ...('input' in expression ? { input: '$item' } : {}) }
    return gathered(name, spec, Array.isArray(value) ? value : [value], options)
  }
}

function gathered(name: string, operand: unknown, items: readonly unknown[], options: Options): unknown {
  const accumulator = readAccumulator(name, { [name]: operand }, options)()
  for (const item of items) accumulator.addDocument({ item })
  return accumulator.result()
}
