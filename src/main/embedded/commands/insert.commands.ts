import { ObjectId } from 'bson'
import { checkDocument } from '../values/bson.check.ts'
import { decodeDocument } from '../values/bson.reader.ts'
import { type BsonDocument, isDocument, MAX_DOCUMENT_BYTES } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { RANK, rankOf } from '../values/compare.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { collectionArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { checkValidator } from './validation.ts'
import { writeAll } from './write.batch.ts'
import { durabilityOf } from './write.concern.ts'

/** insert. */
export const insertCommands: CommandTable = {
  insert: { fields: ['documents', 'ordered', 'bypassDocumentValidation'], run: insert }
}

const INSERTED = { n: 1 }
const ID_NAME_END = 5
const FIRST_ELEMENT = 4

function insert(request: CommandRequest): CommandReply {
  const { store, db } = request
  const name = collectionArgument(request)
  const documents = request.documents('documents')
  if (documents.length === 0)
    throw new CommandError(
      'InvalidLength',
      'Write batch sizes must be between 1 and 100000. Got 0 operations.'
    )
  return store.transaction(() => {
    const collection = store.ensure(db, name)
    const { n, notes } = writeAll(request, documents, (bytes) => {
      const document = storable(bytes)
      checkValidator(request, collection, document)
      collection.insert(document)
      return INSERTED
    })
    return { n, ...notes }
  }, durabilityOf(request))
}

/**
 * Makes bytes from a client into a document to store: checked, with an `_id`, which comes first.
 * @throws CommandError BSONObjectTooLarge, InvalidIdField; InvalidBsonError, NestingError
 */
export function storable(bytes: Buffer): LazyDocument {
  checkDocument(bytes)
  checkSize(bytes.length)
  const document = new LazyDocument(bytes)
  if (startsWithId(bytes)) {
    checkId(document.field('_id'))
    return document
  }
  const { _id: id = new ObjectId(), ...fields } = decodeDocument(bytes)
  return storableDocument({ _id: id, ...fields })
}

/** The same for a document that is not encoded yet and has its `_id`. */
export function storableDocument(document: BsonDocument): LazyDocument {
  checkId(document._id)
  const bytes = encodeDocument(document)
  checkDocument(bytes)
  checkSize(bytes.length)
  return new LazyDocument(bytes)
}

function startsWithId(bytes: Buffer): boolean {
  return (
    bytes.length > FIRST_ELEMENT + ID_NAME_END &&
    bytes.toString('latin1', FIRST_ELEMENT + 1, FIRST_ELEMENT + ID_NAME_END) === '_id\0'
  )
}

function checkId(id: unknown): void {
  const rank = rankOf(id)
  if (rank === RANK.array || rank === RANK.regex) {
    const type = rank === RANK.array ? 'array' : 'regex'
    throw new CommandError('InvalidIdField', `The '_id' value cannot be of type ${type}`)
  }
  const dollar = isDocument(id) && !isReference(id) ? dollarField(id) : undefined
  if (dollar !== undefined) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`
    )
  }
}

function dollarField(document: BsonDocument): string | undefined {
  return Object.keys(document).find((name) => name.startsWith('$'))
}

/** A DBRef may be an `_id`, dollars and all. */
function isReference({ $ref, $id, $db: _db, ...others }: BsonDocument): boolean {
  return typeof $ref === 'string' && $id !== undefined && dollarField(others) === undefined
}

function checkSize(length: number): void {
  if (length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${length}, max size: ${MAX_DOCUMENT_BYTES}`
    )
  }
}
