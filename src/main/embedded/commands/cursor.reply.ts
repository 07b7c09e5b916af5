import { Double } from 'bson'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument, withRawArray, withRawDocument } from '../values/bson.writer.ts'
import type { CommandRequest } from './command.ts'
import { takeBatch } from './cursor.registry.ts'
import { cursorOwner } from './cursor.session.ts'
import { readTime } from './snapshot.reads.ts'

/** MongoDB's first batch when a client asks for no size. */
const DEFAULT_BATCH = 101

/** MongoDB answers `ok: 1.0`. */
export const OK = new Double(1)
const OK_REPLY = encodeDocument({ ok: OK })

type CursorOptions = {
  namespace: string
  batchSize: number | undefined
  /** Close after the first batch, whatever is left. */
  isSingleBatch?: boolean
  /** Most documents of the whole result; 0 for all. */
  limit?: number
  /** Keep the cursor however long its client takes. */
  neverTimesOut?: boolean
}

/** Answers with the first batch of a result and keeps the rest open. */
export function firstBatchReply(
  request: CommandRequest,
  documents: Iterator<Buffer>,
  options: CursorOptions
): Buffer {
  const limit = options.limit || Number.POSITIVE_INFINITY
  const batch = takeBatch(documents, options.batchSize ?? DEFAULT_BATCH, request.checkTime, limit)
  const isClosed = batch.isDone || options.isSingleBatch === true
  if (isClosed) documents.return?.()
  const id = isClosed
    ? 0n
    : request.server.cursors.open({
        ...cursorOwner(request),
        namespace: options.namespace,
        connectionId: request.client.connectionId,
        timeLimit: request.timeLimit,
        left: limit - batch.documents.length,
        neverTimesOut: options.neverTimesOut === true,
        documents
      })
  return batchReply('firstBatch', batch.documents, id, options.namespace, readTime(request))
}

/** Builds a reply that carries a batch of stored documents as they are. @param notes more fields of the cursor */
export function batchReply(
  field: 'firstBatch' | 'nextBatch',
  documents: Buffer[],
  id: bigint,
  namespace: string,
  notes: BsonDocument = {}
): Buffer {
  const described = encodeDocument({ id, ns: namespace, ...notes })
  return withRawDocument('cursor', withRawArray(field, documents, described), OK_REPLY)
}
