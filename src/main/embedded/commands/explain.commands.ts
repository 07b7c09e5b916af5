import { readPipeline } from '../language/pipeline.ts'
import { distinctIndex } from '../planner/distinct.ts'
import type { Query } from '../planner/execute.ts'
import { explainCount, explainDistinct, explainQuery, explainTally } from '../planner/explain.ts'
import { tally } from '../planner/tally.ts'
import type { Collection } from '../storage/collection.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { collectionArgument, documentArgument, oneOf, textArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { countingGroups, countingPipeline } from './count.pipeline.ts'
import { OUTPUT_STAGES } from './output.stage.ts'
import { splitPipeline } from './pipeline.query.ts'
import { compileQuery, readQuery } from './query.arguments.ts'
import { VERSION } from './session.commands.ts'
import { SOURCE_STAGES } from './source.stages.ts'
import { refuseView } from './view.ts'

const EXPLAINED = ['find', 'count', 'distinct', 'findAndModify', 'aggregate', 'update', 'delete']
const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution']

/** explain. */
export const explainCommands: CommandTable = {
  explain: { fields: ['verbosity'], run: explain }
}

function explain(request: CommandRequest): CommandReply {
  const command = documentArgument(request.body, 'explain')
  const name = command && Object.keys(command)[0]
  if (!command || !name) throw new CommandError('FailedToParse', 'explain needs a command')
  if (!EXPLAINED.includes(name)) {
    throw new CommandError('CommandNotFound', `Explain failed due to unknown command: ${name}`)
  }
  const verbosity = oneOf('verbosity', request.body.verbosity ?? 'allPlansExecution', VERBOSITIES)
  return explainCommand({ ...request, name, body: command }, verbosity)
}

/** Tells how a command would be carried out and, unless only its plan is wanted, does its reading. */
export function explainCommand(request: CommandRequest, verbosity: string): CommandReply {
  const collection = request.server.storage.find(request.db, collectionArgument(request))
  refuseView(collection)
  const { explain: _explain, ...shown } = request.body
  const { query, rest } = explainedQuery(request)
  const shortcut = collection && explainedShortcut(collection, request, query, rest)
  return {
    ...(shortcut ?? explainQuery(collection, query, verbosity)),
    command: shown,
    serverInfo: { version: VERSION.text }
  }
}

/** What is answered from an index alone. */
function explainedShortcut(
  collection: Collection,
  { name, body }: CommandRequest,
  query: Query,
  rest: BsonDocument[]
): BsonDocument | undefined {
  if (name === 'distinct') {
    const index = distinctIndex(collection, textArgument(body, 'key'), query)
    return index && explainDistinct(collection, index)
  }
  if (name === 'count' || countingPipeline(rest)) return explainCount(collection, query)
  const groups = countingGroups(rest)
  const tallied = groups && tally(collection, query, groups.field)
  return tallied && explainTally(collection, tallied)
}

/** The query of a command, and what stages an aggregation has after it. */
function explainedQuery(request: CommandRequest): { query: Query; rest: BsonDocument[] } {
  const { name, body } = request
  if (name !== 'aggregate') return { query: queryOf(request), rest: [] }
  return splitPipeline(request, readPipeline(body.pipeline, [...SOURCE_STAGES, ...OUTPUT_STAGES]))
}

function queryOf(request: CommandRequest): Query {
  const { name, body } = request
  switch (name) {
    case 'find':
      return readQuery(request, 'filter')
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return readQuery(request, 'query')
    case 'update':
    case 'delete': {
      const statements = body[`${name}s`]
      const [statement] = Array.isArray(statements) ? statements : []
      return compileQuery(request, {
        filter: isDocument(statement?.q) ? statement.q : {},
        hint: statement?.hint
      })
    }
    default:
      throw new Error(`${name} cannot be explained`)
  }
}
