import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { compileFilter } from './filter.ts'

/**
 * The position in an array that a query matched, for the positional `$` of updates and projections.
 * @param conditions the query in its normal form
 * @param field dotted path of the array
 * @returns undefined when no condition of the query is about that array
 */
export function matchedPosition(
  conditions: BsonDocument,
  field: string,
  items: unknown[]
): number | undefined {
  for (const [path, condition] of conditionsOn(conditions, field)) {
    const rest = path.slice(field.length + 1)
    const filter = compileFilter({ [rest ? `item.${rest}` : 'item']: condition })
    const index = items.findIndex((item) => filter.test({ item: [item] }))
    if (index !== -1) return index
  }
  return undefined
}

function conditionsOn(conditions: BsonDocument, field: string): [string, unknown][] {
  return Object.entries(conditions).flatMap(([path, condition]) => {
    if (path === field || path.startsWith(`${field}.`)) return [[path, condition] as [string, unknown]]
    if ((path === '$and' || path === '$or') && Array.isArray(condition)) {
      return condition.filter(isDocument).flatMap((branch) => conditionsOn(branch, field))
    }
    return []
  })
}
