import { compileProjection, type Projection } from '../language/projection.ts'
import { compileUpdate, type Update, upsertedDocument } from '../language/update.ts'
import { executeQuery, type Query } from '../planner/execute.ts'
import type { Collection } from '../storage/collection.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { collectionArgument, documentArgument, flagArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { storableDocument } from './insert.commands.ts'
import { compileQuery, letArgument } from './query.arguments.ts'
import { applyUpdate, insertDocument } from './update.commands.ts'
import { durabilityOf } from './write.concern.ts'

const FIELDS = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'bypassDocumentValidation',
  'arrayFilters',
  'hint',
  'collation',
  'let'
]

/** findAndModify, in both spellings. */
export const findAndModifyCommands: CommandTable = {
  findAndModify: { fields: FIELDS, run: findAndModify },
  findandmodify: { fields: FIELDS, run: findAndModify }
}

type Modification = {
  request: CommandRequest
  collectionName: string
  query: Query
  show: (document: LazyDocument) => BsonDocument
}

function findAndModify(request: CommandRequest): CommandReply {
  const { body, store, db } = request
  const collectionName = collectionArgument(request)
  checkArguments(body)
  const variables = letArgument(request)
  const query = compileQuery(request, {
    filter: documentArgument(body, 'query'),
    sort: documentArgument(body, 'sort'),
    limit: 1,
    collation: body.collation,
    hint: body.hint,
    variables
  })
  const projection = compileProjection(
    documentArgument(body, 'fields'),
    variables ? { variables } : {},
    query.filter
  )
  const modification = {
    request,
    collectionName,
    query,
    show: (document: LazyDocument) => shown(document, projection)
  }
  return store.transaction(() => {
    const collection = store.find(db, collectionName)
    return once(request, () =>
      flagArgument(body, 'remove')
        ? removeOne(modification, collection)
        : updateOne(modification, collection, readUpdate(body, query, variables))
    )
  }, durabilityOf(request))
}

/** Does it, unless an earlier attempt of the same command has. */
function once({ retry }: CommandRequest, modify: () => BsonDocument): CommandReply {
  if (!retry) return modify()
  const reply = retry.once(0, modify)
  retry.save()
  const [id] = retry.retried
  return id === undefined ? reply : { ...reply, retriedStmtId: id }
}

function checkArguments(body: BsonDocument): void {
  const isRemove = flagArgument(body, 'remove')
  const hasUpdate = body.update !== undefined && body.update !== null
  if (isRemove === hasUpdate) {
    const message = isRemove
      ? 'Cannot specify both an update and remove=true'
      : 'Either an update or remove=true must be specified'
    throw new CommandError('FailedToParse', message)
  }
  if (isRemove && flagArgument(body, 'upsert')) {
    throw new CommandError('FailedToParse', 'Cannot specify both upsert=true and remove=true')
  }
  if (isRemove && flagArgument(body, 'new')) {
    throw new CommandError(
      'FailedToParse',
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document"
    )
  }
}

function readUpdate(body: BsonDocument, query: Query, variables: BsonDocument | undefined): Update {
  return compileUpdate({
    update: body.update,
    arrayFilters: body.arrayFilters,
    filter: query.filter,
    collation: query.collation,
    variables: variables ?? {}
  })
}

function removeOne({ query, show }: Modification, collection: Collection | undefined): BsonDocument {
  const [row] = collection ? [...executeQuery(collection, query)] : []
  if (!row) return { lastErrorObject: { n: 0 }, value: null }
  collection?.delete(row.rid, row.document)
  return { lastErrorObject: { n: 1 }, value: show(row.document) }
}

function updateOne(
  modification: Modification,
  collection: Collection | undefined,
  update: Update
): BsonDocument {
  const { request, query, show } = modification
  const wantsNew = flagArgument(request.body, 'new')
  const [row] = collection ? [...executeQuery(collection, query)] : []
  if (!collection || !row) return upsertOne(modification, update, wantsNew)
  const changed = applyUpdate(request, collection, row, update)
  return { lastErrorObject: { n: 1, updatedExisting: true }, value: show(wantsNew ? changed : row.document) }
}

function upsertOne(modification: Modification, update: Update, wantsNew: boolean): BsonDocument {
  const { request, collectionName, query, show } = modification
  if (!flagArgument(request.body, 'upsert')) {
    return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
  }
  const inserted = storableDocument(upsertedDocument(query.filter, update))
  insertDocument(request, collectionName, inserted)
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted.field('_id') },
    value: wantsNew ? show(inserted) : null
  }
}

function shown(document: LazyDocument, projection: Projection | undefined): BsonDocument {
  return projection ? projection(document.value()) : document.value()
}
