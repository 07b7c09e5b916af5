import type { Document, Filter } from 'mongodb'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { BulkResult, KeptReason } from '#shared/lists/bulk.schema.ts'
import { type EditedRecord, editEntries, logActivities } from '../activities/activity.log.ts'
import { auditOwners } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import type { FieldEdit, GuardedWrite } from '../mongo/guarded-update.ts'
import { type CollectionDefinition, type ScopedCollection, toObjectId } from '../mongo/scoped-collection.ts'
import { withOwnerEmails } from '../users/owner.ts'
import {
  asStored,
  batchSize,
  createTeller,
  type DoneWrite,
  inBatches,
  type PlannedWrite,
  selectedIds,
  wayBack,
  writeBatch
} from './bulk.write.ts'

/** One change of many records as a job: in batches, each record guarded, with one way back for all of it. */

/** Records that can be changed in bulk, and what a change of them is called elsewhere. */
export type BulkKind = {
  definition: CollectionDefinition
  /** In the singular, for the audit log. */
  entity_type: string
  /** The light fields that a change needs to see. */
  projection: Document
  /** `stored` is the record before the change. */
  record: (id: string, stored: Document) => EditedRecord
  /** What has to follow a deletion. */
  removed?: (ctx: Ctx, gone: { id: string; document: Document }[]) => Promise<void>
  /** What has to follow a change of owners. */
  ownersMoved?: (ctx: Ctx, done: { id: string; owner: string | null }[]) => Promise<void>
}

/** What to write to one record; null when it is so already, a reason when it has to stay as it is. */
export type BulkPlan = { edits: FieldEdit[]; write: GuardedWrite } | { kept: KeptReason } | null

/** How often a record may be changed by somebody else between reading and writing. */
const maxAttempts = 3

/** Starts the change of everything that `query` finds now. */
export async function startBulkChange(
  ctx: Ctx,
  kind: BulkKind,
  query: Filter<Document>,
  plan: (stored: Document) => BulkPlan
): Promise<Job> {
  const ids = await selectedIds(ctx.collection(kind.definition), query)
  return ctx.startJob('bulk-change', (job) => changeAll(ctx, kind, { ids, plan, job }))
}

type Work = { ids: string[]; plan: (stored: Document) => BulkPlan; job: JobHandle }

async function changeAll(ctx: Ctx, kind: BulkKind, { ids, plan, job }: Work): Promise<BulkResult> {
  const collection = ctx.collection(kind.definition)
  const result = newResult(kind, 'changed')
  const done: DoneWrite[] = []
  const teller = createTeller(ctx, kind.definition.name, 'updated')
  job.offerUndo((undo) => takeBack(ctx, kind, done, undo))
  job.progress({ total: ids.length, step: kind.definition.name })
  try {
    for (const batch of inBatches(ids, batchSize)) {
      if (job.signal.aborted) break
      const written = await changeBatch(collection, { batch, plan, result, done, kind })
      await follow(ctx, kind, written)
      teller.add(written.map(({ id }) => id))
      job.progress({ done: result.count + result.unchanged + keptCount(result) })
    }
  } finally {
    teller.flush()
  }
  return result
}

/** What `changeBatch` needs, and where it tells what it did. */
type Batch = {
  batch: string[]
  plan: (stored: Document) => BulkPlan
  result: BulkResult
  done: DoneWrite[]
  kind: BulkKind
}

/**
 * Changes some records and answers those that were written; `follow` has to come after it. Records that somebody else
 * changed meanwhile are read and planned anew, a few times.
 */
export async function changeBatch(collection: ScopedCollection, work: Batch): Promise<PlannedWrite[]> {
  const { result, done, kind } = work
  const written: PlannedWrite[] = []
  let left = work.batch
  for (let attempt = 0; attempt < maxAttempts && left.length > 0; attempt++) {
    const filter = { _id: { $in: left.map(toObjectId) } }
    const stored = await collection.find(filter, { projection: kind.projection, ...asStored })
    const planned = stored.flatMap((document) => planOne(document, work))
    // Before the write: should its answer get lost, what was written can still be taken back.
    const before = done.length
    done.push(...planned.map(wayBack))
    const finished = await writeBatch(collection, planned)
    done.splice(before, planned.length, ...finished.map(wayBack))
    written.push(...finished)
    left = planned.filter((write) => !finished.includes(write)).map(({ id }) => id)
  }
  result.count += written.length
  keep(result, 'changed_elsewhere', left.length)
  return written
}

function planOne(before: Document, { plan, result, kind }: Batch): PlannedWrite[] {
  const id = String(before._id)
  const planned = plan(before)
  if (planned === null) result.unchanged += 1
  else if ('kept' in planned) keep(result, planned.kept, 1)
  else return [{ id, before, record: kind.record(id, before), ...planned }]
  return []
}

/** History, and what goes with a change of owner, as after a single edit. */
export async function follow(
  ctx: Ctx,
  kind: BulkKind,
  written: { id: string; edits: FieldEdit[]; record: EditedRecord }[],
  isUndo = false
): Promise<void> {
  const told = await Promise.all(
    written.map(async ({ id, edits, record }) => ({ id, record, edits: await withOwnerEmails(ctx, edits) }))
  )
  await logActivities(
    ctx,
    told.flatMap(({ edits, record }) => editEntries(ctx, edits, record, isUndo))
  )
  await auditOwners(ctx, kind.entity_type, told)
  const moved = told.flatMap(({ id, edits }) =>
    edits
      .filter(({ field }) => field === 'owner_email')
      .map((edit) => ({ id, owner: edit.new === null ? null : String(edit.new) }))
  )
  if (moved.length > 0) await kind.ownersMoved?.(ctx, moved)
}

/**
 * Puts back what a change replaced, on every record that nobody touched since. Whoever changed a record may take it
 * back also when it is no longer theirs to see.
 */
export async function takeBack(
  ctx: Ctx,
  kind: BulkKind,
  done: DoneWrite[],
  job: Pick<JobHandle, 'progress' | 'signal'>
): Promise<BulkResult> {
  const collection = ctx.collection({ ...kind.definition, scope: () => null })
  const result = newResult(kind, 'restored')
  const teller = createTeller(ctx, kind.definition.name, 'updated')
  job.progress({ total: done.length, step: kind.definition.name })
  try {
    for (const batch of inBatches(done, batchSize)) {
      if (job.signal.aborted) break
      const planned = batch.map(({ id, edits, record, earlier, guard }) => {
        const set = { ...earlier.set, updated_at: ctx.now() }
        return { id, before: {}, edits, record, write: { changes: { ...earlier, set }, guard } }
      })
      const written = await writeBatch(collection, planned)
      result.count += written.length
      keep(result, 'changed_elsewhere', batch.length - written.length)
      await follow(ctx, kind, written, true)
      teller.add(written.map(({ id }) => id))
      job.progress({ done: result.count + keptCount(result) })
    }
  } finally {
    teller.flush()
  }
  return result
}

export function newResult({ definition }: BulkKind, done: BulkResult['done']): BulkResult {
  return { list: definition.name, done, count: 0, unchanged: 0, kept: {} }
}

export function keep(result: BulkResult, reason: KeptReason, count: number): void {
  if (count > 0) result.kept[reason] = (result.kept[reason] ?? 0) + count
}

export function keptCount({ kept }: BulkResult): number {
  return Object.values(kept).reduce((sum, count) => sum + count, 0)
}
