import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'
import { readAccumulator } from './accumulators.ts'
import { stringOrder } from './collation.ts'
import { compileExpression } from './compiled.expression.ts'
import { evaluate } from './expression.values.ts'
import { groupStage } from './group.stage.ts'
import { readSort, sortDocuments } from './sort.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'

const COUNT = { count: { $sum: 1 } }

/** `$bucket`: a `$group` by the boundary that a value lies behind, in order. */
export const bucketStage: Stage = (documents, operand, options) => {
  const { groupBy, output, ...spec } = documentOperand('$bucket', operand)
  const limits = readBoundaries(spec.boundaries, options)
  const branches = limits.slice(0, -1).map((lower, at) => ({
    case: {
      $and: [{ $gte: [groupBy, { $literal: lower }] }, { $lt: [groupBy, { $literal: limits[at + 1] }] }]
    },
    // biome-ignore lint/suspicious/noThenProperty: MongoDB's own name in a $switch.
    then: { $literal: lower }
  }))
  const otherwise = 'default' in spec ? { default: spec.default } : {}
  const fields = isDocument(output) ? output : COUNT
  const groups = groupStage(documents, { _id: { $switch: { branches, ...otherwise } }, ...fields }, options)
  return Lazy(inOrder(groups))
}

function* inOrder(groups: Documents): Generator<BsonDocument> {
  yield* sortDocuments([...each(groups)], readSort({ _id: 1 }))
}

function readBoundaries(boundaries: unknown, options: Options): unknown[] {
  const limits = Array.isArray(boundaries) ? boundaries.map((limit) => evaluate({}, limit, options)) : []
  if (limits.length < 2) {
    throw new CommandError('Location40192', "The $bucket 'boundaries' field must have at least 2 values")
  }
  if (limits.slice(1).some((limit, at) => compareValues(limits[at], limit) >= 0)) {
    throw new CommandError('Location40194', "The 'boundaries' option to $bucket must be sorted")
  }
  return limits
}

type AutoSpec = { groupBy: unknown; count: number; output: BsonDocument }

/** `$bucketAuto`: buckets of about the same number of documents. */
export const bucketAutoStage: Stage = (documents, operand, options) => {
  const { groupBy, buckets, output, granularity } = documentOperand('$bucketAuto', operand)
  if (granularity !== undefined) {
    throw new CommandError(
      'CommandNotSupported',
      "$bucketAuto with 'granularity' is not supported by the embedded server"
    )
  }
  const count = toInteger(buckets)
  if (count === undefined || count < 1) {
    throw new CommandError('Location40243', "The $bucketAuto 'buckets' field must be greater than 0")
  }
  const spec = { groupBy, count, output: isDocument(output) ? output : COUNT }
  return Lazy(bucketed(documents, spec, options))
}

type Entry = { value: unknown; document: BsonDocument }

function* bucketed(documents: Documents, spec: AutoSpec, options: Options): Generator<BsonDocument> {
  const value = compileExpression(spec.groupBy, options)
  const strings = stringOrder(options.collation)
  const entries = [...each(documents)].map((document) => ({ value: value(document) ?? null, document }))
  entries.sort((left, right) => compareValues(left.value, right.value, strings))
  const size = Math.max(1, Math.round(entries.length / spec.count))
  for (let start = 0, made = 1; start < entries.length; made++) {
    const end = made === spec.count ? entries.length : bucketEnd(entries, start + size)
    const max = entries[end]?.value ?? entries[end - 1]?.value
    yield bucketOf(entries.slice(start, end), max, spec.output, options)
    start = end
  }
}

/** Equal values stay in one bucket. */
function bucketEnd(entries: readonly Entry[], wanted: number): number {
  let end = Math.min(wanted, entries.length)
  while (end < entries.length && compareValues(entries[end - 1]?.value, entries[end]?.value) === 0) end++
  return end
}

function bucketOf(
  entries: readonly Entry[],
  max: unknown,
  output: BsonDocument,
  options: Options
): BsonDocument {
  const bucket: BsonDocument = { _id: { min: entries[0]?.value, max } }
  for (const [name, spec] of Object.entries(output)) {
    const accumulator = readAccumulator(name, spec, options)()
    for (const { document } of entries) accumulator.addDocument(document)
    setField(bucket, name, accumulator.result() ?? null)
  }
  return bucket
}
