import { type Document, type Filter, ObjectId } from 'mongodb'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { BulkResult } from '#shared/lists/bulk.schema.ts'
import { readId } from '#shared/values/stored.ts'
import { auditCollection, auditEach } from '../audit/audit.log.ts'
import { canBeAsked } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { type BulkKind, keep, keptCount, newResult } from './bulk.change.ts'
import { asStored, createTeller, inBatches, selectedIds } from './bulk.write.ts'

/**
 * Deleting many records as a job. Each goes whole into the audit log before it is removed (domain.md 4.4), and comes
 * back from there when the deletion is taken back.
 */

/** Documents may hold a PDF each: a batch must stay far below what one message may hold. */
const removalBatch = 25

/** Starts the deletion of everything that `query` finds now. */
export async function startBulkRemoval(ctx: Ctx, kind: BulkKind, query: Filter<Document>): Promise<Job> {
  const ids = await selectedIds(ctx.collection(kind.definition), query)
  return ctx.startJob('bulk-delete', (job) => removeAll(ctx, kind, ids, job))
}

async function removeAll(ctx: Ctx, kind: BulkKind, ids: string[], job: JobHandle): Promise<BulkResult> {
  /** Ids of audit entries. */
  const removals: string[] = []
  job.offerUndo((undo) => restoreAll(ctx, kind, removals, undo))
  job.progress({ total: ids.length, step: kind.definition.name })
  return removeEach(ctx, kind, { ids, removals, job, size: removalBatch })
}

type Removal = {
  ids: string[]
  /** Takes the ids of audit entries. */
  removals: string[]
  job: Pick<JobHandle, 'progress' | 'signal'>
  /** Documents a batch. */
  size: number
  /** Others stay, as changed meanwhile. */
  isMeant?: (document: Document) => boolean
}

/** Removes records in batches, each of them whole in the audit log before. */
export async function removeEach(ctx: Ctx, kind: BulkKind, removal: Removal): Promise<BulkResult> {
  const { ids, job } = removal
  const result = newResult(kind, 'deleted')
  const teller = createTeller(ctx, kind.definition.name, 'deleted')
  try {
    for (const batch of inBatches(ids, removal.size)) {
      if (job.signal.aborted) break
      const gone = await removeBatch(ctx, kind, batch, removal)
      result.count += gone.length
      keep(result, 'changed_elsewhere', batch.length - gone.length)
      teller.add(gone)
      job.progress({ done: result.count + keptCount(result) })
    }
  } finally {
    teller.flush()
  }
  return result
}

/** Answers the ids of what is gone. An entry about a document that somebody changed meanwhile is taken out again. */
async function removeBatch(
  ctx: Ctx,
  kind: BulkKind,
  ids: string[],
  { removals, isMeant = () => true }: Pick<Removal, 'removals' | 'isMeant'>
): Promise<string[]> {
  const collection = ctx.collection(kind.definition)
  const stored = await collection.find({ _id: { $in: ids.map(toObjectId) } }, asStored)
  const found = stored.filter(isMeant).map((document) => ({ id: String(document._id), document }))
  const entries = await auditEach(
    ctx,
    found.map(({ id, document }) => ({
      action: 'delete' as const,
      entity_type: kind.entity_type,
      entity_id: id,
      before: { ...document, _id: id }
    }))
  )
  // Before the deletion: should its answer get lost, what is gone can still be put back.
  removals.push(...entries)
  await collection.removeEach(
    found.map(({ id, document }) => ({
      id,
      guard: stillHolds(document, Object.keys(document).filter(canBeAsked))
    }))
  )
  const left = await collection.find({ _id: { $in: ids.map(toObjectId) } }, { projection: { _id: 1 } })
  const stays = new Set(left.map(({ _id }) => String(_id)))
  const untrue = entries.filter((_entry, at) => stays.has(found[at]?.id ?? ''))
  await ctx.collection(auditCollection).removeEach(untrue.map((id) => ({ id, guard: {} })))
  await kind.removed?.(
    ctx,
    found.filter(({ id }) => !stays.has(id))
  )
  return ids.filter((id) => !stays.has(id))
}

/** Puts documents back under their own ids, as they were. What is there again already stays as it is. */
async function restoreAll(ctx: Ctx, kind: BulkKind, removals: string[], job: JobHandle): Promise<BulkResult> {
  const result = newResult(kind, 'restored')
  const teller = createTeller(ctx, kind.definition.name, 'created')
  job.progress({ total: removals.length, step: kind.definition.name })
  try {
    for (const batch of inBatches(removals, removalBatch)) {
      if (job.signal.aborted) break
      const ids = await restoreBatch(ctx, kind, batch)
      result.count += ids.length
      teller.add(ids)
      job.progress({ done: result.count })
    }
  } finally {
    teller.flush()
  }
  return result
}

async function restoreBatch(ctx: Ctx, kind: BulkKind, removals: string[]): Promise<string[]> {
  const entries = await ctx
    .collection(auditCollection)
    .find({ _id: { $in: removals.map(toObjectId) } }, asStored)
  const documents = entries.flatMap(({ entity_id, before }) => {
    const id = readId(entity_id)
    const { _id, ...document } = (before ?? {}) as Document
    return id && ObjectId.isValid(id) ? [{ id, document }] : []
  })
  await ctx.collection({ ...kind.definition, scope: () => null }).insertEach(documents)
  await auditEach(
    ctx,
    documents.map(({ id }) => ({ action: 'restore' as const, entity_type: kind.entity_type, entity_id: id }))
  )
  return documents.map(({ id }) => id)
}
