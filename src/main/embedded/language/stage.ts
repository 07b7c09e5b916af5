import type { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/** mingo's stream of documents between two stages. */
export type Documents = ReturnType<typeof Lazy>

/** One stage of a pipeline, as mingo calls it. */
export type Stage = (documents: Documents, operand: unknown, options: Options) => Documents

/** Iterates over mingo's stream, no further than the caller does. */
export function* each(documents: Documents): Generator<BsonDocument> {
  for (let next = documents.next(); !next.done; next = documents.next()) yield next.value as BsonDocument
}

/** The operand of a stage that takes a document. @throws CommandError BadValue */
export function documentOperand(stage: string, operand: unknown): BsonDocument {
  if (!isDocument(operand)) throw new CommandError('BadValue', `the ${stage} specification must be an object`)
  return operand
}
