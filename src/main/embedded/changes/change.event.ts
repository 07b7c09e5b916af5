import { Timestamp } from 'bson'
import type { Storage } from '../storage/storage.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { encodeKey } from '../values/key.encoding.ts'
import type { LoggedOperation } from './oplog.reader.ts'
import { resumeToken } from './resume.token.ts'

/** What a client wants to be told of each change. */
export type EventOptions = {
  fullDocument: 'default' | 'updateLookup' | 'whenAvailable' | 'required'
  fullDocumentBeforeChange: 'off' | 'whenAvailable' | 'required'
  /** Also of collections and indexes that come and go, and more of each. */
  isExpanded: boolean
}

/** The event that tells of an operation. @throws CommandError NoMatchingDocument when a required image is missing */
export function changeEvent(logged: LoggedOperation, options: EventOptions, storage: Storage): BsonDocument {
  const { operation, position, wallMs, transaction } = logged
  const { o: kind, ui: collectionUUID, ...fields } = operation.value()
  return {
    _id: resumeToken(position),
    operationType: kind,
    clusterTime: new Timestamp(position.time),
    ...(options.isExpanded && collectionUUID ? { collectionUUID } : {}),
    wallTime: new Date(wallMs),
    ...transaction?.value(),
    ...documentsOf(String(kind), fields, options, storage),
    ns: fields.c === undefined ? { db: fields.db } : { db: fields.db, coll: fields.c },
    ...detailsOf(String(kind), fields, options)
  }
}

/** The event that ends a stream after an operation. */
export function invalidateEvent({ position, wallMs }: LoggedOperation): BsonDocument {
  return {
    _id: resumeToken({ ...position, kind: 'invalidate' }),
    operationType: 'invalidate',
    clusterTime: new Timestamp(position.time),
    wallTime: new Date(wallMs)
  }
}

function documentsOf(
  kind: string,
  fields: BsonDocument,
  { fullDocument, fullDocumentBeforeChange }: EventOptions,
  storage: Storage
): BsonDocument {
  const documents: BsonDocument = {}
  if (kind === 'insert' || kind === 'replace') documents.fullDocument = fields.d
  if (kind === 'update' && fullDocument === 'updateLookup') documents.fullDocument = current(storage, fields)
  else if (kind === 'update' && fullDocument !== 'default') {
    documents.fullDocument = image(fields.after, fullDocument, 'post')
  }
  if (['update', 'replace', 'delete'].includes(kind) && fullDocumentBeforeChange !== 'off') {
    documents.fullDocumentBeforeChange = image(fields.before, fullDocumentBeforeChange, 'pre')
  }
  return documents
}

function image(found: unknown, wanted: string, which: 'pre' | 'post'): unknown {
  if (found === undefined && wanted === 'required') {
    throw new CommandError(
      'NoMatchingDocument',
      `Change stream was configured to require a ${which}-image for all update events, but the ${which}-image was not found`
    )
  }
  return found ?? null
}

/** The document as it is now; null when it is gone. */
function current(storage: Storage, { db, c, id }: BsonDocument): unknown {
  const collection = storage.find(String(db), String(c))
  const key = encodeKey(id)
  const entry = collection?.idIndex.tree.first({ low: key, high: Buffer.concat([key, Buffer.from([0])]) })
  return entry ? (collection?.get(entry.rid)?.value() ?? null) : null
}

function detailsOf(kind: string, fields: BsonDocument, { isExpanded }: EventOptions): BsonDocument {
  const { d: document, id, set, unset, cut, steps, to, index, options } = fields
  switch (kind) {
    case 'insert':
    case 'replace':
      return { documentKey: { _id: isDocument(document) ? document._id : undefined } }
    case 'delete':
      return { documentKey: { _id: id } }
    case 'update': {
      const updateDescription = { updatedFields: set, removedFields: unset, truncatedArrays: cut }
      return {
        documentKey: { _id: id },
        updateDescription: isExpanded
          ? { ...updateDescription, disambiguatedPaths: steps }
          : updateDescription
      }
    }
    case 'rename':
      return { to, ...(isExpanded ? { operationDescription: { to } } : {}) }
    case 'create':
      return { operationDescription: options ?? {} }
    case 'createIndexes':
    case 'dropIndexes':
      return { operationDescription: { indexes: [index] } }
    case 'modify':
      return { operationDescription: options ?? {} }
    default:
      return {}
  }
}
