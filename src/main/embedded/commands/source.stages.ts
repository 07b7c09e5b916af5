import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { Binary, Long } from 'bson'
import type { Collection } from '../storage/collection.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { checkFields } from './arguments.ts'
import type { CommandRequest } from './command.ts'

type Source = (
  request: CommandRequest,
  operand: BsonDocument,
  collection: Collection | undefined
) => BsonDocument[]

/** Stages that tell of the server instead of reading documents; they are the first of a pipeline. */
const ABOUT_THE_SERVER: Readonly<Record<string, Source>> = {
  $listLocalSessions: (request) => [sessionOf(request)],
  $currentOp: (request) => [operationOf(request)]
}
const ABOUT_A_COLLECTION: Readonly<Record<string, Source>> = {
  $collStats: collectionStatistics,
  $indexStats: (_request, _operand, collection) => indexStatistics(collection)
}

/**
 * What the first stage of a pipeline gives out if it is one that tells of the server, or of a collection.
 * @param collectionName undefined for `{ aggregate: 1 }`
 * @throws CommandError InvalidNamespace when the stage is for the other kind of pipeline
 */
export function sourceDocuments(
  request: CommandRequest,
  stage: BsonDocument | undefined,
  collectionName: string | undefined
): BsonDocument[] | undefined {
  const [name, operand] = Object.entries(stage ?? {})[0] ?? ['', undefined]
  const [table, other] =
    collectionName === undefined
      ? [ABOUT_THE_SERVER, ABOUT_A_COLLECTION]
      : [ABOUT_A_COLLECTION, ABOUT_THE_SERVER]
  if (Object.hasOwn(other, name)) {
    const place = collectionName === undefined ? 'on a collection' : 'with {aggregate: 1}'
    throw new CommandError('InvalidNamespace', `${name} must be run ${place}`)
  }
  const source = Object.hasOwn(table, name) ? table[name] : undefined
  if (!source) return undefined
  if (!isDocument(operand)) throw new CommandError('FailedToParse', `${name} needs a document`)
  const collection = collectionName === undefined ? undefined : request.store.find(request.db, collectionName)
  return source(request, operand, collection)
}

/** Names of the stages that only these functions know. */
export const SOURCE_STAGES: readonly string[] = [
  ...Object.keys(ABOUT_THE_SERVER),
  ...Object.keys(ABOUT_A_COLLECTION)
]

/** Sessions are not kept: the one that is known to live is the one that asks. */
function sessionOf({ body, server }: CommandRequest): BsonDocument {
  const id = isDocument(body.lsid) ? body.lsid.id : null
  const user = server.authenticator?.username ?? ''
  const uid = new Binary(createHash('sha256').update(user).digest())
  return { _id: { id, uid }, lastUse: new Date(), ...(user ? { user: `${user}@admin` } : {}) }
}

/** Commands run one after the other: the one in progress is the one that asks. */
function operationOf({ body, db, name, client }: CommandRequest): BsonDocument {
  const { lsid, $db: _db, $clusterTime: _time, ...command } = body
  return {
    type: 'op',
    host: hostname(),
    desc: `conn${client.connectionId}`,
    connectionId: client.connectionId,
    active: true,
    currentOpTime: new Date().toISOString(),
    ...(lsid === undefined ? {} : { lsid }),
    op: 'command',
    ns: `${db}.$cmd.${name}`,
    command
  }
}

/** currentOp, which is `$currentOp` as a command. */
export function operationsInProgress(request: CommandRequest): BsonDocument {
  return { inprog: [operationOf(request)] }
}

function collectionStatistics(
  { db, body }: CommandRequest,
  operand: BsonDocument,
  collection: Collection | undefined
): BsonDocument[] {
  checkFields(operand, ['count', 'storageStats', 'latencyStats', 'queryExecStats'], '$collStats')
  if (!collection)
    throw new CommandError('NamespaceNotFound', `Collection [${db}.${String(body.aggregate)}] not found.`)
  return [
    {
      ns: collection.namespace,
      host: hostname(),
      localTime: new Date(),
      ...(operand.count === undefined ? {} : { count: collection.count() }),
      ...(operand.storageStats === undefined ? {} : { storageStats: storageStatistics(collection) }),
      ...(operand.latencyStats === undefined ? {} : { latencyStats: NO_LATENCIES })
    }
  ]
}

const NOTHING = { latency: Long.ZERO, ops: Long.ZERO }

/** Latencies are not measured. */
const NO_LATENCIES = { reads: NOTHING, writes: NOTHING, commands: NOTHING, transactions: NOTHING }

/** How much a collection holds. The bytes of its indexes are not counted apart. */
export function storageStatistics(collection: Collection | undefined, scale = 1): BsonDocument {
  const bytes = collection?.dataSize() ?? 0
  const size = Math.floor(bytes / scale)
  const count = collection?.count() ?? 0
  const indexes = collection?.allIndexes ?? []
  return {
    size,
    count,
    ...(count === 0 ? {} : { avgObjSize: Math.round(bytes / count) }),
    numOrphanDocs: 0,
    storageSize: size,
    freeStorageSize: 0,
    capped: false,
    nindexes: indexes.length,
    indexDetails: {},
    indexBuilds: [],
    totalIndexSize: 0,
    totalSize: size,
    indexSizes: Object.fromEntries(indexes.map(({ spec }) => [spec.name, 0])),
    scaleFactor: scale
  }
}

function indexStatistics(collection: Collection | undefined): BsonDocument[] {
  return (collection?.allIndexes ?? []).map(({ spec }) => ({
    name: spec.name,
    key: spec.document.key,
    host: hostname(),
    accesses: { ops: Long.ZERO, since: new Date() },
    spec: spec.document
  }))
}
