import { BSON, type Document, type Filter } from 'mongodb'
import type { EditedRecord } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { type FieldEdit, type GuardedWrite, stillHolds } from '../mongo/guarded-update.ts'
import { and, type Changes, type ScopedCollection, toObjectId } from '../mongo/scoped-collection.ts'

/** Writing to many records, a batch at a time, so that it can be told exactly which ones were written. */

/** As stored: without this the driver turns a double that is whole into an integer. */
export const asStored = { promoteValues: false }

export const batchSize = 500

/** One record of a batch: what was read, what an edit changes, how history calls it, and the write. */
export type PlannedWrite = {
  id: string
  before: Document
  edits: FieldEdit[]
  record: EditedRecord
  write: GuardedWrite
}

/** What a write did to one record: enough to take it back, if nobody touched the record since. */
export type DoneWrite = {
  id: string
  edits: FieldEdit[]
  record: EditedRecord
  earlier: Changes
  guard: Filter<Document>
}

/** Does the writes of a batch and answers those that were done: the guards of the others no longer held. */
export async function writeBatch(
  collection: ScopedCollection,
  planned: PlannedWrite[]
): Promise<PlannedWrite[]> {
  const writes = planned.map(({ id, write }) => ({ id, ...write }))
  const written = await collection.updateEach(writes)
  if (written === planned.length) return planned
  const ids = planned.map(({ id }) => toObjectId(id))
  const projection = Object.fromEntries(touchedFields(planned).map((field) => [field, 1]))
  const found = await collection.find({ _id: { $in: ids } }, { projection, ...asStored })
  const byId = new Map(found.map((document) => [String(document._id), document]))
  return planned.filter(({ id, write }) => holds(byId.get(id), write.changes))
}

function touchedFields(planned: PlannedWrite[]): string[] {
  return [...new Set(planned.flatMap(({ write }) => fieldsOf(write.changes)))]
}

function fieldsOf({ set, unset }: Changes): string[] {
  return [...Object.keys(set), ...unset]
}

function holds(document: Document | undefined, { set, unset }: Changes): boolean {
  if (!document) return false
  return (
    Object.entries(set).every(([field, value]) => isSameValue(document[field], value)) &&
    unset.every((field) => document[field] === undefined)
  )
}

function isSameValue(a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map((value) => BSON.serialize({ value }))
  return left !== undefined && right !== undefined && BSON.ByteUtils.equals(left, right)
}

/** How a write is taken back: the stored values that it replaced, while the ones that it wrote still stand. */
export function wayBack({ id, before, edits, record, write }: PlannedWrite): DoneWrite {
  const fields = fieldsOf(write.changes)
  const earlier = fields.filter((field) => field !== 'updated_at')
  const kept = earlier.filter((field) => before[field] !== undefined)
  return {
    id,
    record,
    edits: edits.map(({ field, old, new: fresh }) => ({ field, old: fresh, new: old })),
    earlier: {
      set: Object.fromEntries(kept.map((field) => [field, before[field]])),
      unset: earlier.filter((field) => !kept.includes(field))
    },
    guard: stillHolds(write.changes.set, fields)
  }
}

/** Tells windows about changes of many records, at most once a second: each time they read their lists anew. */
export function createTeller(ctx: Ctx, collection: string, kind: 'updated' | 'deleted' | 'created') {
  let ids: string[] = []
  let toldAt = ctx.now().getTime()
  const flush = () => {
    if (ids.length > 0) ctx.changed({ collection, ids, kind })
    ids = []
    toldAt = ctx.now().getTime()
  }
  return {
    add: (more: string[]) => {
      ids.push(...more)
      if (ctx.now().getTime() - toldAt >= 1000) flush()
    },
    flush
  }
}

/** The records that a selection means, as they stand when it is made. */
export async function selectedIds(collection: ScopedCollection, query: Filter<Document>): Promise<string[]> {
  const found = await collection.find(query, { projection: { _id: 1 }, batchSize: 5000 })
  return found.map(({ _id }) => String(_id))
}

/** The query of a selection; `filtered` is what its filter asks. */
export function selectionQuery(
  selection: { ids: string[] } | { except: string[] },
  filtered: Filter<Document>
): Filter<Document> {
  if ('ids' in selection) return { _id: { $in: selection.ids.map(toObjectId) } }
  const { except } = selection
  return and(filtered, except.length > 0 ? { _id: { $nin: except.map(toObjectId) } } : null)
}

/** Parts of a list, each of at most `size`. */
export function* inBatches<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}
