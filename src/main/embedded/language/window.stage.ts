import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { readAccumulator } from './accumulators.ts'
import { compileExpression } from './compiled.expression.ts'
import { withNested } from './nested.fields.ts'
import { readSort, type SortField, sortDocuments } from './sort.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'
import { valueKeys } from './value.keys.ts'
import { type Frame, framesOf } from './window.frames.ts'
import { type Partition, windowFunctions } from './window.functions.ts'
import { windowRates } from './window.rates.ts'

type Spec = { partitionBy: unknown; sort: SortField[]; output: BsonDocument }

/** `$setWindowFields`: adds to each document what its neighbours in its partition make of it. */
export const windowStage: Stage = (documents, operand, options) => {
  const { partitionBy, sortBy, output } = documentOperand('$setWindowFields', operand)
  if (!isDocument(output))
    throw new CommandError('FailedToParse', "$setWindowFields needs an 'output' document")
  const sort = readSort(isDocument(sortBy) ? sortBy : {})
  return Lazy(windowed(documents, { partitionBy, sort, output }, options))
}

function* windowed(documents: Documents, spec: Spec, options: Options): Generator<BsonDocument> {
  for (const members of partitions(documents, spec.partitionBy, options)) {
    const sorted = sortDocuments(members, spec.sort, options.collation)
    const partition: Partition = { documents: sorted, sort: spec.sort, options }
    const columns = Object.entries(spec.output).map(([name, given]) => ({
      path: name.split('.'),
      values: valuesOf(partition, given)
    }))
    for (const [at, document] of sorted.entries()) {
      yield columns.reduce(
        (result, { path, values }) => withNested(result, path, values[at] ?? null),
        document
      )
    }
  }
}

/** Documents by the value of an expression, in the order of these values. */
function partitions(documents: Documents, partitionBy: unknown, options: Options): BsonDocument[][] {
  const idOf = compileExpression(partitionBy ?? null, options)
  const keyOf = valueKeys(options.collation)
  const found = new Map<string, { id: unknown; members: BsonDocument[] }>()
  for (const document of each(documents)) {
    const id = idOf(document) ?? null
    const key = keyOf(id)
    const known = found.get(key)
    if (known) known.members.push(document)
    else found.set(key, { id, members: [document] })
  }
  const ordered = [...found.values()].sort((left, right) => compareValues(left.id, right.id))
  return ordered.map(({ members }) => members)
}

/** The values of one output field, `{ $sum: '$v', window: { documents: ['unbounded', 'current'] } }`. */
function valuesOf(partition: Partition, given: unknown): unknown[] {
  const { window, ...call } = isDocument(given) ? given : {}
  const [name, ...more] = Object.keys(call)
  if (name === undefined || more.length > 0) {
    throw new CommandError('FailedToParse', 'an output field needs exactly one window function')
  }
  const whole = Object.hasOwn(windowFunctions, name) ? windowFunctions[name] : undefined
  if (whole) {
    if (window !== undefined)
      throw new CommandError('FailedToParse', `${name} does not accept a 'window' field`)
    if (partition.sort.length === 0)
      throw new CommandError('Location5371602', `${name} must be specified with a sortBy`)
    return whole(partition, call[name])
  }
  const frame = framesOf(window, partition)
  const rate = Object.hasOwn(windowRates, name) ? windowRates[name]?.(partition, call[name]) : undefined
  if (!rate) return accumulated(partition, frame, name, call)
  return partition.documents.map((_document, at) => {
    const { start, end } = frame(at)
    return rate(partition.documents.slice(start, end))
  })
}

/** A frame that only grows is accumulated along with it; others are gathered anew for each document. */
function accumulated(
  { documents, options }: Partition,
  frame: Frame,
  name: string,
  call: BsonDocument
): unknown[] {
  const make = readAccumulator(name, call, options)
  let [accumulator, from, to] = [make(), 0, 0]
  let last: { result: unknown } | undefined
  return documents.map((_document, at) => {
    const { start, end } = frame(at)
    if (start !== from || end < to) [accumulator, from, to, last] = [make(), start, start, undefined]
    if (last && to === end) return last.result
    for (; to < end; to++) accumulator.addDocument(documents[to] ?? {})
    const result = accumulator.result()
    last = { result: Array.isArray(result) ? [...result] : isDocument(result) ? { ...result } : result }
    return last.result
  })
}
