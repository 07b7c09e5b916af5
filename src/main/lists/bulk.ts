import type { Document, Filter } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Ctx } from '../context.ts'
import { type BulkKind, type BulkPlan, startBulkChange } from './bulk.change.ts'
import { startBulkRemoval } from './bulk.removal.ts'
import { selectionQuery } from './bulk.write.ts'

type Order<ListFilter, Change> = {
  selection: { ids: string[] } | { filter: ListFilter; except: string[] }
  change: Change | { kind: 'delete' }
}

/** What a list has to say itself: what its filter finds, and what a change means for each record. */
type Rules<ListFilter, Change> = {
  query: (ctx: Ctx, filter: ListFilter) => Promise<Filter<Document>>
  planner: (ctx: Ctx, change: Change) => Promise<(stored: Document) => BulkPlan>
}

/** Changes or deletes everything that is selected, as a job. Errors: `forbidden` to delete, and as `planner`. */
export async function startBulk<ListFilter, Change extends { kind: string }>(
  ctx: Ctx,
  kind: BulkKind,
  { selection, change }: Order<ListFilter, Change>,
  { query, planner }: Rules<ListFilter, Change>
): Promise<Job> {
  const filtered = 'filter' in selection ? await query(ctx, selection.filter) : {}
  const selected = selectionQuery(selection, filtered)
  if (!isRemoval(change)) return startBulkChange(ctx, kind, selected, await planner(ctx, change))
  if (ctx.user.role !== 'admin') throw new AppError('forbidden', 'Only administrators delete')
  return startBulkRemoval(ctx, kind, selected)
}

function isRemoval(change: { kind: string }): change is { kind: 'delete' } {
  return change.kind === 'delete'
}
