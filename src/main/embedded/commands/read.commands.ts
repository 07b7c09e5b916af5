import { compileProjection, type Projection } from '../language/projection.ts'
import { distinctIn, distinctValues } from '../planner/distinct.ts'
import { countQuery, executeQuery, type Query } from '../planner/execute.ts'
import type { Row } from '../storage/collection.ts'
import { isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { toInteger } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { collectionResults } from './aggregate.commands.ts'
import {
  collectionArgument,
  countArgument,
  documentArgument,
  flagArgument,
  listArgument,
  textArgument
} from './arguments.ts'
import { moreChanges } from './change.stream.commands.ts'
import type { CommandReply, CommandRequest, CommandTable, ServerState } from './command.ts'
import { type Batch, type Cursor, takeBatch } from './cursor.registry.ts'
import { batchReply, firstBatchReply } from './cursor.reply.ts'
import { checkCursorOwner } from './cursor.session.ts'
import { compileQuery, letArgument, readQuery } from './query.arguments.ts'
import { readTime } from './snapshot.reads.ts'
import { isView } from './view.ts'

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
  const { body, db, store } = request
  const name = collectionArgument(request)
  if (flagArgument(body, 'tailable')) {
    throw new CommandError(
      'BadValue',
      'error processing query: tailable cursor requested on non capped collection'
    )
  }
  if (flagArgument(body, 'awaitData')) {
    throw new CommandError('FailedToParse', "Cannot set 'awaitData' without also setting 'tailable'")
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
  const collection = store.find(db, name)
  const documents = isView(collection)
    ? throughView(request, name, query)
    : documentsOf(collection ? executeQuery(collection, query) : [])
  return firstBatchReply(request, projected(documents, projection), {
    namespace: `${db}.${name}`,
    batchSize,
    limit: query.limit,
    isSingleBatch: flagArgument(body, 'singleBatch'),
    neverTimesOut: flagArgument(body, 'noCursorTimeout')
  })
}

/** The bytes of the result; those of the stored documents themselves when nothing is to be left out. */
function* projected(
  documents: Iterable<LazyDocument>,
  projection: Projection | undefined
): Generator<Buffer> {
  for (const document of documents) {
    yield projection ? encodeDocument(projection(document.value())) : document.bytes
  }
}

function* documentsOf(rows: Iterable<Row>): Generator<LazyDocument> {
  for (const { document } of rows) yield document
}

/** The documents of a view that a query asks for; the query has been compiled to check it. */
function* throughView(
  request: CommandRequest,
  name: string,
  { skip, limit }: Query
): Generator<LazyDocument> {
  const { filter, query, sort } = request.body
  const stages = [
    { $match: filter ?? query ?? {} },
    ...(isDocument(sort) && Object.keys(sort).length > 0 ? [{ $sort: sort }] : []),
    ...(skip > 0 ? [{ $skip: skip }] : []),
    ...(limit > 0 ? [{ $limit: limit }] : [])
  ]
  for (const bytes of collectionResults(request, name, stages)) yield new LazyDocument(bytes)
}

function getMore(request: CommandRequest): CommandReply {
  const { body, client, db, server } = request
  const id = body.getMore
  if (typeof id !== 'bigint') {
    throw new CommandError(
      'TypeMismatch',
      `BSON field 'getMore.getMore' is the wrong type '${typeName(id)}', expected type 'long'`
    )
  }
  const namespace = `${db}.${textArgument(body, 'collection')}`
  const cursor = server.cursors.get(id, namespace, client.connectionId)
  checkCursorOwner(cursor, request)
  if (cursor.changes) return moreChanges(request, cursor, cursor.changes)
  if (countArgument(body, 'maxTimeMS')) {
    throw new CommandError('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor')
  }
  const batch = nextBatch(server, cursor, countArgument(body, 'batchSize') || Number.POSITIVE_INFINITY)
  if (batch.isDone) server.cursors.close(id)
  return batchReply('nextBatch', batch.documents, batch.isDone ? 0n : id, namespace)
}

/** A cursor that failed once is of no use any more. */
function nextBatch(server: ServerState, cursor: Cursor, count: number): Batch {
  const { documents, timeLimit, left } = cursor
  try {
    const batch = timeLimit.run(() => takeBatch(documents, count, timeLimit.check, left))
    cursor.left -= batch.documents.length
    return batch
  } catch (error) {
    server.cursors.close(cursor.id)
    throw error
  }
}

function killCursors({ body, server }: CommandRequest): CommandReply {
  const ids = listArgument(body, 'cursors')
  const cursorsKilled: bigint[] = []
  const cursorsNotFound: bigint[] = []
  for (const given of ids) {
    const id = typeof given === 'bigint' ? given : BigInt(toInteger(given) ?? 0)
    if (server.cursors.close(id)) cursorsKilled.push(id)
    else cursorsNotFound.push(id)
  }
  // Somebody may be waiting for a change that such a cursor is to tell of.
  server.storage.log?.written.fire()
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] }
}

function count(request: CommandRequest): CommandReply {
  const { body, db, store } = request
  const name = collectionArgument(request)
  const collection = store.find(db, name)
  const query = compileQuery(request, {
    filter: documentArgument(body, 'query'),
    skip: countArgument(body, 'skip'),
    limit: Math.abs(toInteger(body.limit) ?? 0),
    collation: body.collation,
    hint: body.hint
  })
  if (isView(collection)) return { n: [...throughView(request, name, query)].length }
  return { n: collection ? countQuery(collection, query) : 0 }
}

function distinct(request: CommandRequest): CommandReply {
  const { body, db, store } = request
  const name = collectionArgument(request)
  const collection = store.find(db, name)
  const field = textArgument(body, 'key')
  const query = compileQuery(request, {
    filter: documentArgument(body, 'query'),
    collation: body.collation
  })
  if (isView(collection)) {
    return {
      values: distinctIn(throughView(request, name, query), field, query.collation),
      ...readTime(request)
    }
  }
  return { values: collection ? distinctValues(collection, field, query) : [], ...readTime(request) }
}
