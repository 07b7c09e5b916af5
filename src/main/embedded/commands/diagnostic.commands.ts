import { Double } from 'bson'
import { ALL_KEYS } from '../storage/btree.ts'
import { checkDocument } from '../values/bson.check.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { collectionArgument, countArgument } from './arguments.ts'
import { existingCollection } from './catalog.commands.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { VERSION } from './session.commands.ts'
import { operationsInProgress, storageStatistics } from './source.stages.ts'
import { isView } from './view.ts'

/** Statistics, and what else tells how the server is. */
export const diagnosticCommands: CommandTable = {
  collStats: { fields: ['scale'], run: collStats },
  dbStats: { fields: ['scale', 'freeStorage'], run: dbStats },
  dbstats: { fields: ['scale', 'freeStorage'], run: dbStats },
  serverStatus: { fields: [], run: serverStatus },
  currentOp: { fields: ['$all', '$ownOps'], run: operationsInProgress },
  profile: { fields: ['slowms', 'sampleRate', 'filter'], run: profile },
  validate: { fields: ['full', 'metadata', 'repair'], run: validate }
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
