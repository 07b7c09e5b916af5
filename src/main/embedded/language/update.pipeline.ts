import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { LanguageOptions } from './language.ts'
import { runPipeline } from './pipeline.ts'

const ALLOWED = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'])

/**
 * An update written as a pipeline.
 * @throws CommandError InvalidOptions for a stage that an update may not have
 */
export function updatePipeline(
  stages: unknown[],
  options: LanguageOptions
): (document: BsonDocument) => BsonDocument {
  const pipeline = stages.map((stage) => {
    const name = isDocument(stage) ? Object.keys(stage)[0] : undefined
    if (name === undefined || !ALLOWED.has(name)) {
      throw new CommandError('InvalidOptions', `${name ?? 'This'} is not allowed to be used within an update`)
    }
    return stage as BsonDocument
  })
  return (document) => {
    const [result] = runPipeline([document], pipeline, options)
    if (!isDocument(result)) throw new CommandError('BadValue', 'The update pipeline gave no document')
    return { _id: document._id, ...result }
  }
}
