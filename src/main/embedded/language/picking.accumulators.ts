import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'
import type { FieldAccumulator } from './accumulators.ts'
import { stringOrder } from './collation.ts'
import { compileExpression } from './compiled.expression.ts'
import { evaluate } from './expression.values.ts'
import { readSort, sortDocuments } from './sort.ts'

/** Makes the accumulators of one field of a group from the operand of its operator. */
export type AccumulatorReader = (operand: unknown, options: Options) => () => FieldAccumulator

type Order = (left: unknown, right: unknown) => number

/** Accumulators that keep some of the values, or documents, of a group as they are. */
export const pickingAccumulators: Readonly<Record<string, AccumulatorReader>> = {
  $firstN: ofInput('$firstN', (count) => ({
    add: (values, value) => {
      if (values.length < count) values.push(value ?? null)
    },
    result: (values) => values
  })),
  $lastN: ofInput('$lastN', (count) => ({
    add: (values, value) => {
      values.push(value ?? null)
      if (values.length > count) values.shift()
    },
    result: (values) => values
  })),
  $minN: ofInput('$minN', (count, order) => extremes(count, order)),
  $maxN: ofInput('$maxN', (count, order) => extremes(count, (left, right) => order(right, left))),
  $top: sorted('$top', ({ output }) => output[0] ?? null),
  $bottom: sorted('$bottom', ({ output }) => output.at(-1) ?? null),
  $topN: sorted('$topN', ({ output, count }) => output.slice(0, count)),
  $bottomN: sorted('$bottomN', ({ output, count }) => output.slice(-count))
}

/** What an operator does with the values that it meets, and with those that it has kept. */
type Picker = { add(values: unknown[], value: unknown): void; result(values: unknown[]): unknown[] }

function ofInput(name: string, pickerOf: (count: number, order: Order) => Picker): AccumulatorReader {
  return (operand, options) => {
    const { input, n } = fieldsOf(name, operand, ['input', 'n'])
    const strings = stringOrder(options.collation)
    const picker = pickerOf(countOf(name, n, options), (left, right) => compareValues(left, right, strings))
    const value = compileExpression(input, options)
    return () => {
      const values: unknown[] = []
      return {
        addDocument: (document) => picker.add(values, value(document)),
        result: () => picker.result(values)
      }
    }
  }
}

/** Keeps the first values of an order; nothing missing and no null is one of them. */
function extremes(count: number, order: Order): Picker {
  return {
    add: (values, value) => {
      if (value === null || value === undefined) return
      values.push(value)
      // Sorting now and then keeps what is kept small, however large the group is.
      if (values.length > 2 * count + 100) values.sort(order).splice(count)
    },
    result: (values) => values.sort(order).slice(0, count)
  }
}

type Picked = { output: unknown[]; count: number }

function sorted(name: string, pick: (picked: Picked) => unknown): AccumulatorReader {
  const hasCount = name.endsWith('N')
  return (operand, options) => {
    const { sortBy, output, n } = fieldsOf(name, operand, ['sortBy', 'output', ...(hasCount ? ['n'] : [])])
    const count = hasCount ? countOf(name, n, options) : 1
    const order = readSort(isDocument(sortBy) ? sortBy : {})
    return () => {
      const documents: BsonDocument[] = []
      return {
        addDocument: (document) => {
          documents.push(document)
        },
        result: () => {
          const all = sortDocuments(documents, order, options.collation)
          return pick({ output: all.map((document) => outputOf(document, output, options)), count })
        }
      }
    }
  }
}

function outputOf(document: BsonDocument, output: unknown, options: Options): unknown {
  return evaluate(document, output, options) ?? null
}

function fieldsOf(name: string, operand: unknown, fields: readonly string[]): BsonDocument {
  if (!isDocument(operand))
    throw new CommandError('BadValue', `specification must be an object; found ${name}`)
  const stranger = Object.keys(operand).find((field) => !fields.includes(field))
  if (stranger !== undefined) {
    throw new CommandError('BadValue', `Unknown argument '${stranger}' for ${name}`)
  }
  const missing = fields.find((field) => !(field in operand))
  if (missing !== undefined) throw new CommandError('BadValue', `Missing value for '${missing}' in ${name}`)
  return operand
}

/** The `n` of an operator: a whole number above zero. @throws CommandError BadValue */
export function countOf(name: string, n: unknown, options: Options): number {
  const count = toInteger(evaluate({}, n, options))
  if (count === undefined || count < 1) {
    throw new CommandError('BadValue', `'n' must be a whole number greater than 0 in ${name}`)
  }
  return count
}
