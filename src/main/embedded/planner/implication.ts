import { compileFilter } from '../language/filter.ts'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { identical, RANK, rankOf } from '../values/compare.ts'

/**
 * True when every document that meets the query's conditions surely meets an index's partial filter, so that the
 * index has them all. Says false when in doubt.
 */
export function implies(query: BsonDocument, partial: BsonDocument): boolean {
  return Object.entries(partial).every(([name, wanted]) => {
    if (name === '$and') return (wanted as BsonDocument[]).every((branch) => implies(query, branch))
    const known = query[name]
    if (known === undefined || !isDocument(wanted)) return false
    if (identical(known, wanted)) return true
    return (
      isDocument(known) && Object.entries(wanted).every((condition) => impliesOne(name, known, condition))
    )
  })
}

/** What a missing field can be compared with: as null, or with a bound of all values. */
const MISSING_TOO: ReadonlySet<number> = new Set([RANK.null, RANK.minKey, RANK.maxKey])

function impliesOne(name: string, known: BsonDocument, [operator, operand]: [string, unknown]): boolean {
  if (Object.hasOwn(known, operator) && identical(known[operator], operand)) return true
  const values = Array.isArray(known.$in) ? known.$in : '$eq' in known ? [known.$eq] : undefined
  if (values) return values.every((value) => meets(name, value, { [operator]: operand }))
  const isRange = ['$gt', '$gte', '$lt', '$lte'].some(
    (range) => range in known && !MISSING_TOO.has(rankOf(known[range]))
  )
  return operator === '$exists' && operand === true && (isRange || '$regex' in known)
}

function meets(name: string, value: unknown, condition: BsonDocument): boolean {
  if (value === null || value instanceof RegExp) return false
  const document: BsonDocument = {}
  setField(document, name.replaceAll('.', '_'), value)
  return compileFilter({ [name.replaceAll('.', '_')]: condition }).test(document)
}
