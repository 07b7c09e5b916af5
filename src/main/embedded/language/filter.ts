import type { CollationSpec, Options } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { normalFilter } from './filter.normal.ts'
import { languageOptions, plainErrors } from './language.ts'
import { filterTest } from './query.operators.ts'

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
  const test = plainErrors(() => filterTest(conditions, languageOptions(options) as Options))
  return {
    conditions,
    matchesAll: Object.keys(conditions).length === 0,
    test: (document) => plainErrors(() => test(document))
  }
}
