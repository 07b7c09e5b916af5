import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { languageOptions, plainErrors } from './language.ts'

/**
 * Evaluates a document of expressions field by field: the `let` of a command, which sees no stored document, or that
 * of a stage, which sees one. What leads nowhere is undefined.
 * @throws CommandError BadValue for an expression that cannot be evaluated
 */
export function constantValues(expressions: BsonDocument, document: BsonDocument = {}): BsonDocument {
  const options = languageOptions() as Options
  return plainErrors(() =>
    Object.fromEntries(
      Object.entries(expressions).map(([name, value]) => [name, evalExpr(document, value, options)])
    )
  )
}
