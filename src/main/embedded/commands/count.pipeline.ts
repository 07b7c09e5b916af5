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

function addsOne(accumulator: unknown): boolean {
  if (!isDocument(accumulator) || Object.keys(accumulator).length !== 1) return false
  const { $sum: step } = accumulator
  return isBsonNumber(step) && toNumber(step) === 1
}
