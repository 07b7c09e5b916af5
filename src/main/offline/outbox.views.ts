import { type Db, type Document, ObjectId } from 'mongodb'
import type {
  OutboxStatus,
  SyncConflict,
  SyncLogEntry,
  WaitingWrite
} from '#shared/offline/outbox.contract.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { recordName } from './conclude.ts'
import { isEditable } from './edited.values.ts'
import { bookkeeping } from './merge.rules.ts'
import type { Conflict, LogEntry, Operation } from './operation.ts'
import type { Standing } from './outbox.order.ts'
import type { Outbox } from './outbox.ts'
import { plainValue } from './stored.value.ts'

/** The outbox as a person sees it: their own, as plain data. */

export type Page = { skip: number; limit: number }

export function statusOf(
  outbox: Outbox,
  user: SignedInUser | null,
  progress: OutboxStatus['progress']
): OutboxStatus {
  const listed = listedOf(outbox, user)
  const refused = listed.filter(({ state }) => state === 'refused').length
  return {
    state: progress ? 'sending' : 'idle',
    waiting: listed.length - refused,
    refused,
    conflicts: [...outbox.state.conflicts.values()].filter((conflict) => isOwn(conflict, user)).length,
    last_sent_at: outbox.state.lastSentAt,
    progress
  }
}

export async function queuePage(outbox: Outbox, local: Db, user: SignedInUser, page: Page) {
  const all = outbox.standings().filter(({ operation }) => isOwn(operation, user))
  const listed = listedOf(outbox, user)
  const rows = await Promise.all(cut(listed, page).map((standing) => waitingWrite(local, standing, all)))
  return { rows, total: listed.length }
}

/** What the queue tells of: neither what only follows a write, nor what a conflict asks about already. */
function listedOf(outbox: Outbox, user: SignedInUser | null): Standing[] {
  const asked = new Set([...outbox.state.conflicts.values()].map(({ operationId }) => operationId))
  return outbox
    .standings()
    .filter(
      ({ operation, leaders }) => isOwn(operation, user) && leaders.length === 0 && !asked.has(operation.id)
    )
}

async function waitingWrite(
  local: Db,
  { operation, state }: Standing,
  all: Standing[]
): Promise<WaitingWrite> {
  const { id, collection, documentId, kind, at, refusal } = operation
  return {
    id,
    collection,
    document_id: documentId,
    name: await nameOf(local, operation),
    kind,
    state,
    reason: refusal,
    fields: changedFields(operation).map(({ field, base, value }) => ({
      field,
      base: plainValue(base),
      value: plainValue(value),
      editable: kind !== 'remove' && isEditable(collection, field)
    })),
    followers: all.filter(({ leaders }) => leaders.includes(operation)).length,
    at
  }
}

function changedFields(operation: Operation): { field: string; base: unknown; value: unknown }[] {
  if (operation.kind === 'remove') return []
  const { set, unset } =
    operation.kind === 'insert' ? { set: operation.document, unset: [] } : operation.changes
  const base: Document = operation.kind === 'insert' ? {} : operation.base
  return [...Object.keys(set), ...unset]
    .filter((field) => !bookkeeping.includes(field))
    .map((field) => ({ field, base: base[field], value: set[field] }))
}

export async function conflictPage(outbox: Outbox, local: Db, user: SignedInUser, page: Page) {
  const own = [...outbox.state.conflicts.values()].filter((conflict) => isOwn(conflict, user))
  return { rows: await Promise.all(cut(own, page).map((one) => conflictRow(local, one))), total: own.length }
}

async function conflictRow(local: Db, conflict: Conflict): Promise<SyncConflict> {
  const { id, kind, collection, documentId, author, at, foundAt, fields } = conflict
  return {
    id,
    kind,
    collection,
    document_id: documentId,
    name: recordName(collection, conflict.copy) ?? (await nameOf(local, conflict)),
    fields: fields.map((one) => ({
      field: one.field,
      base: plainValue(one.base),
      mine: { value: plainValue(one.mine), by: author.email, at },
      theirs: { value: plainValue(one.theirs), by: one.by, at: one.at },
      editable: kind === 'fields' && isEditable(collection, one.field)
    })),
    found_at: foundAt
  }
}

export async function logPage(outbox: Outbox, local: Db, user: SignedInUser, page: Page) {
  const own = outbox.state.log.filter((entry) => isOwn(entry, user)).toReversed()
  return { rows: await Promise.all(cut(own, page).map((entry) => logRow(local, entry))), total: own.length }
}

async function logRow(local: Db, { author, documentId, ...entry }: LogEntry): Promise<SyncLogEntry> {
  const { collection } = entry
  const name = entry.name ?? (await nameOf(local, { collection, documentId }))
  return { ...entry, name, document_id: documentId }
}

/** Everything that waits or is undecided, for a file. */
export function exported(outbox: Outbox, user: SignedInUser): object[] {
  const writes = outbox.standings().filter(({ operation }) => isOwn(operation, user))
  const conflicts = [...outbox.state.conflicts.values()].filter((conflict) => isOwn(conflict, user))
  return [
    ...writes.map(({ operation, state }) => ({ write: plainValue({ ...operation, state }) })),
    ...conflicts.map((conflict) => ({ conflict: plainValue(conflict) }))
  ]
}

async function nameOf(
  local: Db,
  about: Pick<Operation, 'collection' | 'documentId'> & { document?: Document }
) {
  const { collection, documentId } = about
  if (about.document) return recordName(collection, about.document)
  return recordName(collection, await local.collection(collection).findOne({ _id: new ObjectId(documentId) }))
}

function isOwn({ author }: { author: { _id: string } }, user: SignedInUser | null): boolean {
  return author._id === user?._id
}

function cut<T>(rows: T[], { skip, limit }: Page): T[] {
  return rows.slice(skip, skip + limit)
}
