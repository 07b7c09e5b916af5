import { type Db, type Document, type Filter, Int32, ObjectId } from 'mongodb'
import { isDuplicateId } from '../mongo/errors.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { and, toUpdate } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { cachedCollection } from './cached.collections.ts'
import { claimOf } from './claims.ts'
import { hasVisibleRecord } from './linked.records.ts'
import { bookkeeping, differingFields, type FieldWrites, mergeFields } from './merge.rules.ts'
import type {
  Conflict,
  FieldConflict,
  InsertOperation,
  Operation,
  Reason,
  RemoveOperation,
  UpdateOperation
} from './operation.ts'
import { outboxDefinition } from './outbox.collections.ts'
import { isBookkeeping } from './outbox.order.ts'
import { markField, markOf, notYet } from './outbox.overlay.ts'
import type { Outbox } from './outbox.ts'
import { reasonOf, refusalOf, type ServerSide } from './server.side.ts'
import { valueAt } from './stored.value.ts'

/** One write, from here to the server: exactly once, and never over what somebody else has written. */

export type Sending = { server: ServerSide; outbox: Outbox; local: Db; newId: () => string; now: () => Date }

export type Outcome =
  /** `applied`: what was written of it; empty where it was all a conflict, or all there already. */
  | {
      kind: 'done'
      applied: Document
      conflicts: FieldConflict[]
      /** As the server has it now. */
      document: Document | null
      /** The document's `updated_at` before the write. */
      earlier?: unknown
    }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'refused'; reason: Reason }
  /** The document never held still: the next run tries again. */
  | { kind: 'later' }

/** How often a document may change between reading and writing. */
const maxAttempts = 5

/** A value as it is stored: without this a double that is whole becomes an integer on its way. */
const asStored = { promoteValues: false }

/** Errors: whatever the driver throws when the server does not answer. */
export async function send(sending: Sending, operation: Operation): Promise<Outcome> {
  const user = await sending.server.userOf(operation.author)
  const reason = refusalOf(user, operation)
  if (reason || !user) return { kind: 'refused', reason: reason ?? { code: 'forbidden', details: {} } }
  try {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const outcome = await trySend(sending, operation, user)
      if (outcome) return outcome
    }
    return { kind: 'later' }
  } catch (error) {
    const refusal = reasonOf(error)
    if (!refusal) throw error
    return { kind: 'refused', reason: refusal }
  }
}

function trySend(sending: Sending, operation: Operation, user: SignedInUser): Promise<Outcome | null> {
  if (operation.kind === 'insert') return sendInsert(sending, operation, user)
  if (operation.kind === 'update') return sendUpdate(sending, operation, user)
  return sendRemoval(sending, operation, user)
}

const done = (
  applied: Document,
  document: Document | null = null,
  conflicts: FieldConflict[] = [],
  earlier?: unknown
): Outcome => ({
  kind: 'done',
  applied,
  document,
  conflicts,
  earlier
})

const outOfSight: Outcome = { kind: 'refused', reason: { code: 'forbidden', details: { scope: true } } }

async function sendInsert(
  { server }: Sending,
  operation: InsertOperation,
  user: SignedInUser
): Promise<Outcome> {
  if (operation.isFirst && !(await hasVisibleRecord(server.db, operation, user))) {
    return { kind: 'refused', reason: { code: 'not_found', details: { record: true } } }
  }
  const touched = operation.document.updated_at ? { updated_at: server.now() } : {}
  const document = { _id: new ObjectId(operation.documentId), ...operation.document, ...touched }
  try {
    const collection = server.db.collection(operation.collection)
    await server.once(operation, async (session) => {
      await collection.insertOne(document, session && { session })
      return true
    })
  } catch (error) {
    // It is there: sent before, or made elsewhere under the same id, as the next one of a repeating task is.
    if (!isDuplicateId(error)) throw error
  }
  return done(document, document)
}

async function sendUpdate(
  sending: Sending,
  operation: UpdateOperation,
  user: SignedInUser
): Promise<Outcome | null> {
  const { server, outbox } = sending
  const collection = server.db.collection(operation.collection)
  const _id = new ObjectId(operation.documentId)
  const current = await collection.findOne({ _id }, asStored)
  if (!current) return missing(sending, operation)
  if (markOf(outbox, current) >= operation.seq) return writtenBefore(operation, current)
  const scope = scopeOf(operation, user)
  if (scope && !(await collection.findOne(and({ _id }, scope), { projection: { _id: 1 } }))) return outOfSight
  const { conflicts, ...writes } = mergeFields(operation, current)
  const claimed = await Promise.all(
    conflicts.map(async (conflict) => ({
      ...conflict,
      ...(await claimOf(server.db, operation, conflict.field, current))
    }))
  )
  if (claimed.length > 0 || operation.plan) await notePlan(outbox, operation, claimed)
  const guard = and({ _id }, scope, notYet(outbox, operation.seq), unchanged(current, writes))
  const update = serverUpdate(sending, operation, writes)
  const after = await collection.findOneAndUpdate(guard, update, { returnDocument: 'after', ...asStored })
  const applied = { ...writes.set, ...asUnset(writes.unset) }
  return after && done(applied, after, claimed, current.updated_at)
}

/** It had been written, but for what was found to be a conflict. */
function writtenBefore({ changes, plan = [] }: UpdateOperation, document: Document): Outcome {
  const left = plan.flatMap(({ writes }) => [...Object.keys(writes.set), ...writes.unset])
  const all = { ...changes.set, ...asUnset(changes.unset) }
  const applied = Object.entries(all).filter(([field]) => !left.includes(field))
  return done(Object.fromEntries(applied), document, plan)
}

/** Before the rest is written: a crash after that must not lose what is left to decide. */
function notePlan(outbox: Outbox, operation: UpdateOperation, plan: FieldConflict[]): Promise<void> {
  return outbox.add([{ t: 'write', operation: { ...operation, plan } }])
}

function unchanged(current: Document, { set, unset }: FieldWrites): Filter<Document> {
  const fields = [...Object.keys(set), ...unset].filter((field) => !bookkeeping.includes(field))
  const held = Object.fromEntries(fields.map((field) => [field, valueAt(current, field)]))
  return fields.length > 0 ? stillHolds(held, fields) : {}
}

const asUnset = (fields: string[]): Document => Object.fromEntries(fields.map((field) => [field, null]))

/** What is left of it for the server, with its mark; nothing but the mark where all was a conflict or there already. */
function serverUpdate(
  { server, outbox }: Sending,
  operation: UpdateOperation,
  writes: FieldWrites
): Document {
  const { add, addToSet, pull } = operation.changes
  const mark = { [markField(outbox)]: new Int32(operation.seq) }
  const isVoid =
    !isBookkeeping(operation) &&
    [...Object.keys(writes.set), ...writes.unset].every((field) => bookkeeping.includes(field)) &&
    [add, addToSet, pull].every((part) => Object.keys(part).length === 0)
  if (isVoid) return toUpdate({ set: mark, unset: [] })
  const touched = Object.hasOwn(writes.set, 'updated_at') ? { updated_at: server.now() } : {}
  return toUpdate({ set: { ...writes.set, ...touched, ...mark }, unset: writes.unset, add, addToSet, pull })
}

/** Deleted there. A write that only says that the document was touched means nothing then. */
async function missing(sending: Sending, operation: UpdateOperation): Promise<Outcome> {
  if (isBookkeeping(operation)) return done({})
  const { collection, documentId, changes, base } = operation
  const copy = await sending.local.collection(collection).findOne({ _id: new ObjectId(documentId) }, asStored)
  const fields = [...Object.keys(changes.set), ...changes.unset].filter(
    (field) => !bookkeeping.includes(field)
  )
  const lost = fields.map((field) => ({
    field,
    base: base[field] ?? null,
    mine: changes.set[field] ?? null,
    theirs: null
  }))
  // Where the local document was lost too, the write is all that is left of it.
  const left = copy ?? { ...base, ...changes.set }
  return wholeConflict(sending, operation, { kind: 'deleted_there', fields: lost, copy: left })
}

async function sendRemoval(
  sending: Sending,
  operation: RemoveOperation,
  user: SignedInUser
): Promise<Outcome | null> {
  const { server } = sending
  const collection = server.db.collection(operation.collection)
  const _id = new ObjectId(operation.documentId)
  const current = await collection.findOne({ _id }, asStored)
  if (!current) return done({})
  const scope = scopeOf(operation, user)
  if (scope && !(await collection.findOne(and({ _id }, scope), { projection: { _id: 1 } }))) return outOfSight
  const { leftOut = [] } = cachedCollection(operation.collection) ?? {}
  const differing = differingFields(operation.base, current).filter((field) => !leftOut.includes(field))
  const changed = operation.insists ? [] : differing
  if (changed.length > 0) {
    const fields = changed.map((field) => ({
      field,
      base: operation.base[field] ?? null,
      mine: null,
      theirs: current[field] ?? null
    }))
    return wholeConflict(sending, operation, { kind: 'changed_there', fields, copy: current })
  }
  if (differing.length > 0 || leftOut.some((field) => field in current))
    await keepWhole(sending, operation, current)
  const asRead = stillHolds(
    current,
    Object.keys(current).filter((field) => !/[.$]/.test(field))
  )
  const outcome = await server.once(operation, async (session) => {
    const { deletedCount } = await collection.deleteOne(and({ _id }, asRead), session && { session })
    return deletedCount === 1
  })
  return outcome === 'undone' ? null : done({})
}

/** The audit log keeps what is removed, also what this computer has no copy of; noted before it is gone. */
async function keepWhole(
  { outbox }: Sending,
  { group, documentId }: RemoveOperation,
  current: Document
): Promise<void> {
  const entry = [...outbox.state.operations.values()].find(
    (one) =>
      one.kind === 'insert' &&
      one.group === group &&
      one.collection === 'audit_logs' &&
      one.document.entity_id === documentId
  )
  if (entry?.kind !== 'insert') return
  const document = { ...entry.document, before: { ...current, _id: documentId } }
  await outbox.add([{ t: 'write', operation: { ...entry, document } }])
}

async function wholeConflict(
  { server, newId, now }: Sending,
  operation: UpdateOperation | RemoveOperation,
  found: Pick<Conflict, 'kind' | 'copy'> & {
    fields: Pick<FieldConflict, 'field' | 'base' | 'mine' | 'theirs'>[]
  }
): Promise<Outcome> {
  const { collection, documentId, author, at } = operation
  const claim = await claimOf(server.db, operation, found.fields[0]?.field ?? '', found.copy)
  const fields = found.fields.map((field) => ({
    ...field,
    ...claim,
    writes: { set: {}, unset: [] },
    held: {}
  }))
  const about = { collection, documentId, author, at, operationId: operation.id }
  return { kind: 'conflict', conflict: { id: newId(), foundAt: now(), ...about, ...found, fields } }
}

function scopeOf(operation: Operation, user: SignedInUser): Filter<Document> | null {
  return operation.scoped ? outboxDefinition(operation.collection).scope(user) : null
}
