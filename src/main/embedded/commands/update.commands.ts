import { compileUpdate, type Update, upsertedDocument } from '../language/update.ts'
import { executeQuery, type Query } from '../planner/execute.ts'
import type { Collection, Row } from '../storage/collection.ts'
import type { ReplaceKind } from '../storage/write.log.ts'
import { checkDocument } from '../values/bson.check.ts'
import { decodeDocument } from '../values/bson.reader.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import {
  checkFields,
  checkRequired,
  collectionArgument,
  documentArgument,
  flagArgument
} from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { storableDocument } from './insert.commands.ts'
import { compileQuery, letArgument } from './query.arguments.ts'
import { checkValidator } from './validation.ts'
import { type Outcome, refuseRetryOfMany, statementLimit, writeAll } from './write.batch.ts'
import { durabilityOf } from './write.concern.ts'

/** update and delete. */
export const updateCommands: CommandTable = {
  update: { fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'], run: update },
  delete: { fields: ['deletes', 'ordered', 'let'], run: remove }
}

/** What a statement may say; `sort` is not in it, because version 7.0 refuses to sort an update. */
const STATEMENT_FIELDS = {
  updates: ['q', 'u', 'c', 'multi', 'upsert', 'upsertSupplied', 'collation', 'arrayFilters', 'hint'],
  deletes: ['q', 'limit', 'collation', 'hint']
} as const

function update(request: CommandRequest): CommandReply {
  const { store, db } = request
  const name = collectionArgument(request)
  return store.transaction(() => {
    const { n, nModified, upserted, notes } = writeAll(
      request,
      statementsOf(request, 'updates'),
      (statement) => updateOne(request, name, statement)
    )
    return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...notes }
  }, durabilityOf(request))

  function updateOne(of: CommandRequest, collection: string, statement: BsonDocument): Outcome {
    const isMulti = flagArgument(statement, 'multi')
    if (isMulti) refuseRetryOfMany(of, 'multi=true')
    const query = statementQuery(of, statement, isMulti ? 0 : 1)
    const compiled = compileUpdate({
      update: statement.u,
      arrayFilters: statement.arrayFilters,
      filter: query.filter,
      collation: query.collation,
      variables: { ...letArgument(of), ...documentArgument(statement, 'c') }
    })
    if (isMulti && compiled.kind === 'replacement') {
      throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update')
    }
    const existing = store.find(db, collection)
    const outcome = existing ? updateRows(of, existing, query, compiled) : { n: 0, nModified: 0 }
    if (outcome.n > 0 || !flagArgument(statement, 'upsert')) return outcome
    const document = upsertedDocument(query.filter, compiled)
    insertDocument(of, collection, storableDocument(document))
    return { n: 1, nModified: 0, upsertedId: document._id }
  }
}

function updateRows(request: CommandRequest, collection: Collection, query: Query, update: Update): Outcome {
  // All rows are found before the first one changes, or a changed row could be met again.
  const rows = [...executeQuery(collection, query)]
  let nModified = 0
  for (const row of rows) {
    query.checkTime()
    if (applyUpdate(request, collection, row, update) !== row.document) nModified++
  }
  return { n: rows.length, nModified }
}

/**
 * Updates one stored document.
 * @returns the document as it is now; the very same one when the update changed nothing
 * @throws CommandError DuplicateKey, DocumentValidationFailure and those of the update itself
 */
export function applyUpdate(
  request: CommandRequest,
  collection: Collection,
  { rid, document }: Row,
  update: Update
): LazyDocument {
  const changed = storableDocument(update.apply(decodeDocument(document.bytes)))
  if (changed.bytes.equals(document.bytes)) return document
  checkValidator(request, collection, changed, document)
  collection.replace(rid, document, changed, howBy(update))
  return changed
}

/** What the log of a replica set tells of an update. */
function howBy({ kind, assigned }: Update): ReplaceKind {
  return kind === 'replacement' ? { kind } : { kind: 'update', assigned }
}

/** Inserts a document into a collection, which is created when missing. @throws CommandError as `applyUpdate` does */
export function insertDocument(
  request: CommandRequest,
  collectionName: string,
  document: LazyDocument
): void {
  const collection = request.store.ensure(request.db, collectionName)
  checkValidator(request, collection, document)
  collection.insert(document)
}

function remove(request: CommandRequest): CommandReply {
  const { store, db } = request
  const collection = store.find(db, collectionArgument(request))
  return store.transaction(() => {
    const { n, notes } = writeAll(request, statementsOf(request, 'deletes'), (statement) => {
      const limit = statementLimit(statement)
      if (limit === 0) refuseRetryOfMany(request, 'limit=0')
      const query = statementQuery(request, statement, limit)
      const rows = collection ? [...executeQuery(collection, query)] : []
      for (const { rid, document } of rows) {
        query.checkTime()
        collection?.delete(rid, document)
      }
      return { n: rows.length }
    })
    return { n, ...notes }
  }, durabilityOf(request))
}

function statementsOf(request: CommandRequest, field: keyof typeof STATEMENT_FIELDS): BsonDocument[] {
  const statements = request.documents(field).map((bytes) => {
    checkDocument(bytes)
    const statement = decodeDocument(bytes)
    checkFields(statement, STATEMENT_FIELDS[field], `${request.name}.${field}`)
    checkRequired(statement, field === 'updates' ? ['q', 'u'] : ['q', 'limit'], `${request.name}.${field}`)
    if (field === 'deletes') statementLimit(statement)
    return statement
  })
  if (statements.length === 0) {
    throw new CommandError(
      'InvalidLength',
      'Write batch sizes must be between 1 and 100000. Got 0 operations.'
    )
  }
  return statements
}

function statementQuery(request: CommandRequest, statement: BsonDocument, limit: number): Query {
  if (!isDocument(statement.q))
    throw new CommandError('TypeMismatch', 'The statement needs a query document q')
  return compileQuery(request, {
    filter: statement.q,
    limit,
    collation: statement.collation,
    hint: statement.hint,
    variables: letArgument(request)
  })
}
