import type { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { type CodeName, CommandError } from '../values/command.error.ts'

/** mingo's stream of documents between two stages. */
export type Documents = ReturnType<typeof Lazy>

/** One stage of a pipeline, as mingo calls it. */
export type Stage = (documents: Documents, operand: unknown, options: Options) => Documents

/** Iterates over mingo's stream, no further than the caller does. */
export function* each(documents: Documents): Generator<BsonDocument> {
  for (let next = documents.next(); !next.done; next = documents.next()) yield next.value as BsonDocument
}

/** The code of a stage whose operand is no document, where it has one of its own. */
const OPERAND_CODES: Readonly<Record<string, CodeName>> = {
  $match: 'Location15959',
  $project: 'Location15969',
  $sort: 'Location15973',
  $group: 'Location15947',
  $addFields: 'Location40272',
  $sample: 'Location28745',
  $replaceRoot: 'Location40229',
  $facet: 'Location40169',
  $bucket: 'Location40201',
  $bucketAuto: 'Location40240'
}

/** The operand of a stage that takes a document. @throws CommandError FailedToParse, or with the stage's own code */
export function documentOperand(stage: string, operand: unknown): BsonDocument {
  if (isDocument(operand)) return operand
  throw new CommandError(
    OPERAND_CODES[stage] ?? 'FailedToParse',
    `the ${stage} specification must be an object`
  )
}
