import { readCollation } from '../language/collation.ts'
import { constantValues } from '../language/constants.ts'
import { compileFilter } from '../language/filter.ts'
import { readSort } from '../language/sort.ts'
import type { Query } from '../planner/execute.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { countArgument, documentArgument } from './arguments.ts'
import type { CommandRequest } from './command.ts'

/** Which arguments of a command make up its query. */
type QueryArguments = {
  filter: BsonDocument | undefined
  sort?: BsonDocument | undefined
  skip?: number | undefined
  limit?: number | undefined
  collation?: unknown
  hint?: unknown
  variables?: BsonDocument | undefined
}

/** Compiles the query of a command. @throws CommandError for a malformed filter, sort or collation */
export function compileQuery(request: CommandRequest, given: QueryArguments): Query {
  const collation = readCollation(given.collation)
  checkHint(given.hint)
  const variables = given.variables ? { variables: given.variables } : {}
  return {
    filter: compileFilter(given.filter ?? {}, { collation, ...variables }),
    sort: readSort(given.sort),
    skip: given.skip ?? 0,
    limit: given.limit ?? 0,
    collation,
    hint: given.hint,
    checkTime: request.checkTime
  }
}

/** @throws CommandError FailedToParse */
function checkHint(hint: unknown): void {
  if (hint === undefined || typeof hint === 'string' || isDocument(hint)) return
  throw new CommandError('FailedToParse', 'Hint must be a string or an object')
}

/** The query of `find` and its kin, whose arguments have their usual names. */
export function readQuery(request: CommandRequest, filterName: string): Query {
  const { body } = request
  return compileQuery(request, {
    filter: documentArgument(body, filterName),
    sort: documentArgument(body, 'sort'),
    skip: countArgument(body, 'skip'),
    limit: countArgument(body, 'limit'),
    collation: body.collation,
    hint: body.hint,
    variables: letArgument(request)
  })
}

/**
 * The values of the command's `let`, to be used as `$$name` in its expressions; undefined when it has none.
 * @throws CommandError TypeMismatch; BadValue when one of its expressions cannot be evaluated
 */
export function letArgument({ body }: CommandRequest): BsonDocument | undefined {
  const expressions = documentArgument(body, 'let')
  return expressions && constantValues(expressions)
}
