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
import type { Conflict, Operation } from './operation.ts'
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
  const own = outbox.standings().filter(({ operation }) => isOwn(operation, user))
  const count = (isMeant: (standing: Standing) => boolean) => own.filter(isMeant).length
  return {
    state: progress ? 'sending' : 'idle',
    waiting: count(({ state, leaders }) => state === 'waiting' && leaders.length === 0),
    refused: count(({ state, leaders }) => state !== 'waiting' && leaders.length === 0),
    conflicts: [...outbox.state.conflicts.values()].filter((conflict) => isOwn(conflict, user)).length,
    last_sent_at: outbox.state.lastSentAt,
    progress
  }
}

export async function queuePage(outbox: Outbox, local: Db, user: SignedInUser, page: Page) {
  const all = outbox.standings().filter(({ operation }) => isOwn(operation, user))
  const leading = all.filter(({ leaders }) => leaders.length === 0)
  const rows = await Promise.all(cut(leading, page).map((standing) => waitingWrite(local, standing, all)))
  return { rows, total: leading.length }
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

export function logPage(outbox: Outbox, user: SignedInUser, page: Page) {
  const own = outbox.state.log.filter((entry) => isOwn(entry, user)).toReversed()
  const rows = cut(own, page).map(({ author, documentId, ...entry }): SyncLogEntry => {
    return { ...entry, document_id: documentId }
  })
  return { rows, total: own.length }
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
