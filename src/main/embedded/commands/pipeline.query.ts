import type { Query } from '../planner/execute.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandRequest } from './command.ts'
import { compileQuery, letArgument } from './query.arguments.ts'

/** How a pipeline on a collection splits: a query that the planner answers, and the stages that remain. */
export function splitPipeline(
  request: CommandRequest,
  pipeline: readonly BsonDocument[]
): { query: Query; rest: BsonDocument[] } {
  const rest = [...pipeline]
  const take = (stage: string, isUsable: (operand: unknown) => boolean) =>
    rest[0] && stage in rest[0] && isUsable(rest[0][stage]) ? rest.shift()?.[stage] : undefined
  const matches: BsonDocument[] = []
  for (let match = take('$match', isDocument); match; match = take('$match', isDocument)) {
    if (isDocument(match) && Object.keys(match).length > 0) matches.push(match)
  }
  const sort = take('$sort', isSortable)
  const skip = take('$skip', (operand) => (toInteger(operand) ?? -1) >= 0)
  const limit = take('$limit', (operand) => (toInteger(operand) ?? 0) >= 1)
  const { body } = request
  const query = compileQuery(request, {
    filter: matches.length > 1 ? { $and: matches } : matches[0],
    sort: isDocument(sort) ? sort : undefined,
    skip: toInteger(skip),
    limit: toInteger(limit),
    collation: body.collation,
    hint: body.hint,
    variables: letArgument(request)
  })
  return { query, rest }
}

/** False for a sort that is to be refused by its stage. */
function isSortable(sort: unknown): boolean {
  const directions = isDocument(sort) ? Object.values(sort) : []
  return directions.length > 0 && directions.every((direction) => Math.abs(toInteger(direction) ?? 0) === 1)
}
