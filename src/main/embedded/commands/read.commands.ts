import { compileProjection, type Projection } from '../language/projection.ts'
import { distinctValues } from '../planner/distinct.ts'
import { countQuery, executeQuery } from '../planner/execute.ts'
import type { Row } from '../storage/collection.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import {
  collectionArgument,
  countArgument,
  documentArgument,
  flagArgument,
  textArgument
} from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable, ServerState } from './command.ts'
import { type Batch, type Cursor, takeBatch } from './cursor.registry.ts'
import { batchReply, firstBatchReply } from './cursor.reply.ts'
import { compileQuery, letArgument, readQuery } from './query.arguments.ts'

/** Arguments of find that MongoDB has and this server does not. */
const FIND_REFUSED = ['min', 'max', 'returnKey', 'showRecordId']

/** Reading documents: find, getMore, killCursors, count, distinct. */
export const readCommands: CommandTable = {
  find: {
    fields: [
      'filter',
      'sort',
      'projection',
      'hint',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'noCursorTimeout',
      'allowPartialResults',
      'awaitData',
      'tailable',
      'oplogReplay',
      'collation',
      'allowDiskUse',
      ...FIND_REFUSED,
      'let'
    ],
    run: find
  },
  getMore: { fields: ['collection', 'batchSize'], run: getMore },
  killCursors: { fields: ['cursors'], run: killCursors },
  count: { fields: ['query', 'skip', 'limit', 'hint', 'collation', 'fields'], run: count },
  distinct: { fields: ['key', 'query', 'collation'], run: distinct }
}

function find(request: CommandRequest): CommandReply {
  const { body, db, server } = request
  const name = collectionArgument(request)
  if (flagArgument(body, 'tailable')) {
    throw new CommandError(
      'BadValue',
      'error processing query: tailable cursor requested on non capped collection'
    )
  }
  const refused = FIND_REFUSED.find((field) => body[field] !== undefined && body[field] !== false)
  if (refused) {
    throw new CommandError(
      'CommandNotSupported',
      `find with '${refused}' is not supported by the embedded server`
    )
  }
  const query = readQuery(request, 'filter')
  const projection = compileProjection(
    documentArgument(body, 'projection'),
    { collation: query.collation, variables: letArgument(request) ?? {} },
    query.filter
  )
  const batchSize = countArgument(body, 'batchSize')
  const collection = server.storage.find(db, name)
  const rows = collection ? executeQuery(collection, query) : [].values()
  return firstBatchReply(request, projected(rows, projection), {
    namespace: `${db}.${name}`,
    batchSize,
    isSingleBatch: flagArgument(body, 'singleBatch')
  })
}

/** The bytes of the result; those of the stored documents themselves when nothing is to be left out. */
export function* projected(rows: Iterable<Row>, projection: Projection | undefined): Generator<Buffer> {
  for (const { document } of rows) {
    yield projection ? encodeDocument(projection(document.value())) : document.bytes
  }
}

function getMore(request: CommandRequest): CommandReply {
  const { body, db, server } = request
  const id = typeof body.getMore === 'bigint' ? body.getMore : BigInt(toInteger(body.getMore) ?? 0)
  const namespace = `${db}.${textArgument(body, 'collection')}`
  const cursor = server.cursors.get(id, namespace)
  if (countArgument(body, 'maxTimeMS')) {
    throw new CommandError('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor')
  }
  const batch = nextBatch(server, cursor, countArgument(body, 'batchSize') || Number.POSITIVE_INFINITY)
  if (batch.isDone) server.cursors.close(id)
  return batchReply('nextBatch', batch.documents, batch.isDone ? 0n : id, namespace)
}

/** A cursor that failed once is of no use any more. */
function nextBatch(server: ServerState, { id, documents, timeLimit }: Cursor, count: number): Batch {
  try {
    return timeLimit.run(() => takeBatch(documents, count, timeLimit.check))
  } catch (error) {
    server.cursors.close(id)
    throw error
  }
}

function killCursors({ body, server }: CommandRequest): CommandReply {
  const ids = Array.isArray(body.cursors) ? body.cursors : []
  const cursorsKilled: bigint[] = []
  const cursorsNotFound: bigint[] = []
  for (const given of ids) {
    const id = typeof given === 'bigint' ? given : BigInt(toInteger(given) ?? 0)
    if (server.cursors.close(id)) cursorsKilled.push(id)
    else cursorsNotFound.push(id)
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] }
}

function count(request: CommandRequest): CommandReply {
  const { body, db, server } = request
  const collection = server.storage.find(db, collectionArgument(request))
  const query = compileQuery(request, {
    filter: documentArgument(body, 'query'),
    skip: countArgument(body, 'skip'),
    limit: Math.abs(toInteger(body.limit) ?? 0),
    collation: body.collation,
    hint: body.hint
  })
  return { n: collection ? countQuery(collection, query) : 0 }
}

function distinct(request: CommandRequest): CommandReply {
  const { body, db, server } = request
  const collection = server.storage.find(db, collectionArgument(request))
  const field = textArgument(body, 'key')
  const query = compileQuery(request, {
    filter: documentArgument(body, 'query'),
    collation: body.collation
  })
  return { values: collection ? distinctValues(collection, field, query) : [] }
}
