import { Double } from 'bson'
import { readPipeline } from '../language/pipeline.ts'
import { distinctIndex } from '../planner/distinct.ts'
import type { Query } from '../planner/execute.ts'
import { explainDistinct, explainQuery, explainTally } from '../planner/explain.ts'
import { tally } from '../planner/tally.ts'
import { ALL_KEYS } from '../storage/btree.ts'
import type { Collection } from '../storage/collection.ts'
import { checkDocument } from '../values/bson.check.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { splitPipeline } from './aggregate.commands.ts'
import { collectionArgument, countArgument, documentArgument, oneOf, textArgument } from './arguments.ts'
import { existingCollection } from './catalog.commands.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { countingGroups } from './count.pipeline.ts'
import { OUTPUT_STAGES } from './output.stage.ts'
import { compileQuery, readQuery } from './query.arguments.ts'
import { VERSION } from './session.commands.ts'
import { operationsInProgress, SOURCE_STAGES, storageStatistics } from './source.stages.ts'
import { isView, refuseView } from './view.ts'

/** explain and statistics. */
export const diagnosticCommands: CommandTable = {
  explain: { fields: ['verbosity'], run: explain },
  collStats: { fields: ['scale'], run: collStats },
  dbStats: { fields: ['scale', 'freeStorage'], run: dbStats },
  dbstats: { fields: ['scale', 'freeStorage'], run: dbStats },
  serverStatus: { fields: [], run: serverStatus },
  currentOp: { fields: ['$all', '$ownOps'], run: operationsInProgress },
  profile: { fields: ['slowms', 'sampleRate', 'filter'], run: profile },
  validate: { fields: ['full', 'metadata', 'repair'], run: validate }
}

const EXPLAINED = ['find', 'count', 'distinct', 'findAndModify', 'aggregate', 'update', 'delete']
const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution']

function explain(request: CommandRequest): CommandReply {
  const command = documentArgument(request.body, 'explain')
  const name = command && Object.keys(command)[0]
  if (!command || !name) throw new CommandError('FailedToParse', 'explain needs a command')
  if (!EXPLAINED.includes(name)) {
    throw new CommandError('CommandNotFound', `Explain failed due to unknown command: ${name}`)
  }
  const inner: CommandRequest = { ...request, name, body: command }
  const collection = request.server.storage.find(request.db, collectionArgument(inner))
  refuseView(collection)
  const verbosity = oneOf('verbosity', request.body.verbosity ?? 'allPlansExecution', VERBOSITIES)
  const { explain: _explain, ...shown } = command
  const { query, rest } = explainedQuery(inner)
  const shortcut = collection && explainedShortcut(collection, inner, query, rest)
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

function collStats(request: CommandRequest): CommandReply {
  const name = collectionArgument(request)
  const collection = request.server.storage.find(request.db, name)
  return { ns: `${request.db}.${name}`, ...storageStatistics(collection, scaleOf(request.body)) }
}

/** How many bytes make one unit of the sizes that are asked for. @throws CommandError BadValue */
function scaleOf(body: BsonDocument): number {
  const scale = countArgument(body, 'scale') ?? 1
  if (scale < 1) throw new CommandError('BadValue', 'scale has to be a number >= 1')
  return scale
}

/** Reads every document and counts the entries of every index; `npm run db -- --check` does more, on a closed file. */
function validate(request: CommandRequest): CommandReply {
  const collection = existingCollection(request)
  const keysPerIndex = Object.fromEntries(
    collection.allIndexes.map(({ spec, tree }) => [spec.name, tree.count(ALL_KEYS)])
  )
  let documents = 0
  for (const { document } of collection.rows()) {
    if (++documents % 1000 === 0) request.checkTime()
    checkDocument(document.bytes)
  }
  return {
    ns: collection.namespace,
    nInvalidDocuments: 0,
    nrecords: documents,
    nIndexes: collection.allIndexes.length,
    keysPerIndex,
    valid: true,
    warnings: [],
    errors: []
  }
}

function dbStats({ server, db, body }: CommandRequest): CommandReply {
  const scale = scaleOf(body)
  const all = server.storage.collections(db)
  const collections = all.filter((collection) => !isView(collection))
  const sum = (value: (collection: (typeof collections)[number]) => number) =>
    collections.reduce((total, collection) => total + value(collection), 0)
  const objects = sum((collection) => collection.count())
  const dataSize = sum((collection) => collection.dataSize())
  const fileSize = new Double(server.storage.fileSize() / scale)
  return {
    db,
    collections: collections.length,
    views: all.length - collections.length,
    objects: new Double(objects),
    avgObjSize: new Double(objects === 0 ? 0 : dataSize / objects),
    dataSize: new Double(dataSize / scale),
    storageSize: fileSize,
    indexes: new Double(sum((collection) => collection.allIndexes.length)),
    // The file holds indexes too; what they take of it is not known apart.
    indexSize: new Double(0),
    totalSize: fileSize,
    scaleFactor: new Double(scale),
    fsUsedSize: fileSize
  }
}

/** Nothing is profiled. @throws CommandError CommandNotSupported for a level that would profile */
function profile({ body }: CommandRequest): CommandReply {
  const level = toInteger(body.profile)
  if (level === 0 || level === -1) return { was: 0, slowms: 100, sampleRate: new Double(1) }
  throw new CommandError('CommandNotSupported', 'profiling is not supported by the embedded server')
}

function serverStatus({ server }: CommandRequest): BsonDocument {
  const { heapUsed, rss } = process.memoryUsage()
  return {
    version: VERSION.text,
    process: 'carmel',
    pid: process.pid,
    uptime: (Date.now() - server.startedAtMs) / 1000,
    connections: { current: server.openConnections },
    mem: { resident: Math.round(rss / 1024 ** 2), heapBytes: heapUsed },
    metrics: { cursor: { open: { total: server.cursors.size } } },
    storageEngine: { name: 'sqlite', persistent: true }
  }
}
