import { Query } from 'mingo/query'
import type { AnyObject, CollationSpec } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { normalFilter } from './filter.normal.ts'
import { languageOptions, plainErrors } from './language.ts'

/** A filter that is ready to test documents, and its long form for the planner. */
export type Filter = {
  readonly conditions: BsonDocument
  readonly matchesAll: boolean
  test(document: LazyDocument | BsonDocument): boolean
}

/**
 * Compiles a query filter.
 * @throws CommandError BadValue for what MongoDB would refuse
 */
export function compileFilter(
  filter: BsonDocument,
  options: { collation?: CollationSpec | undefined; variables?: BsonDocument } = {}
): Filter {
  const conditions = normalFilter(filter)
  const query = plainErrors(() => new Query<AnyObject>(conditions, languageOptions(options)))
  return {
    conditions,
    matchesAll: Object.keys(conditions).length === 0,
    test: (document) => plainErrors(() => query.test(document as AnyObject))
  }
}
