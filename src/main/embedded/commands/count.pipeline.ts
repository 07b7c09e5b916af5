import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'

/**
 * Recognises stages that do no more than count, which an index can answer alone: `$count`, and the `$group` that
 * drivers send for `countDocuments`.
 * @returns what to make of the number; undefined for any other pipeline
 */
export function countingPipeline(
  stages: readonly BsonDocument[]
): ((count: number) => BsonDocument) | undefined {
  const [stage, ...others] = stages
  if (!stage || others.length > 0) return undefined
  const { $count: name, $group: group } = stage
  if (typeof name === 'string' && /^[^$.]+$/.test(name)) return (count) => ({ [name]: count })
  if (!isDocument(group)) return undefined
  const { _id: id, ...fields } = group
  const [field, ...more] = Object.entries(fields)
  const isConstant = id === null || isBsonNumber(id)
  if (!field || more.length > 0 || !isConstant || !addsOne(field[1])) return undefined
  return (count) => ({ _id: id, [field[0]]: count })
}

/** What a pipeline that begins with counting by a field's value makes of the counts, and what it does then. */
export type CountingGroups = {
  field: string
  documentOf: (value: unknown, count: number) => BsonDocument
  rest: BsonDocument[]
}

/** Recognises a `$group`, or `$sortByCount`, by one field that does no more than count. */
export function countingGroups(stages: readonly BsonDocument[]): CountingGroups | undefined {
  const [stage, ...rest] = stages
  const { $group: group, $sortByCount: counted } = stage ?? {}
  if (counted !== undefined) {
    return countingGroups([
      { $group: { _id: counted, count: { $sum: 1 } } },
      { $sort: { count: -1 } },
      ...rest
    ])
  }
  if (!isDocument(group)) return undefined
  const { _id: id, ...fields } = group
  const path = typeof id === 'string' ? /^\$([^$].*)$/.exec(id)?.[1] : undefined
  if (path === undefined || !Object.values(fields).every(countsOne)) return undefined
  return {
    field: path,
    documentOf: (value, count) => ({
      _id: value,
      ...Object.fromEntries(Object.keys(fields).map((name) => [name, count]))
    }),
    rest
  }
}

function countsOne(accumulator: unknown): boolean {
  if (!isDocument(accumulator) || Object.keys(accumulator).length !== 1) return false
  const { $sum: step, $count: nothing } = accumulator
  return step === 1 || (isDocument(nothing) && Object.keys(nothing).length === 0)
}

function addsOne(accumulator: unknown): boolean {
  if (!isDocument(accumulator) || Object.keys(accumulator).length !== 1) return false
  const { $sum: step } = accumulator
  return isBsonNumber(step) && toNumber(step) === 1
}
