import type { Document } from 'mongodb'
import type { BulkResult } from '#shared/lists/bulk.schema.ts'
import { readDate } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import type { JobRun } from '../jobs/jobs.ts'
import { leadKind } from '../leads/lead.bulk.ts'
import { keep, takeBack } from '../lists/bulk.change.ts'
import { removeEach } from '../lists/bulk.removal.ts'
import type { DoneWrite } from '../lists/bulk.write.ts'

/** What an import wrote, noted while it writes. */
export type Written = {
  /** Leads that it made, each with the instant that it was last touched at. */
  created: Map<string, Date>
  /** Leads that it changed, each with the way back. */
  updated: DoneWrite[]
}

/** Imported leads hold no PDF: many fit into one message. */
const removalBatch = 200

/** Whoever imported leads may take them back, also those that are somebody else's by now. */
const kind = { ...leadKind, definition: { ...leadKind.definition, scope: () => null } }

/**
 * Takes an import back: leads that it made go, into the audit log, and those that it changed are as before, unless
 * somebody touched them since. Answers a `BulkResult` of them all.
 */
export function undoImport(ctx: Ctx, { created, updated }: Written): JobRun {
  return async ({ progress, signal }) => {
    const total = created.size + updated.length
    const from = (done: number) => ({
      signal,
      progress: (told: { done?: number }) => progress({ done: done + (told.done ?? 0) })
    })
    progress({ total, step: kind.definition.name })
    const restored = await takeBack(ctx, leadKind, updated, from(0))
    const isUntouched = (lead: Document) =>
      readDate(lead.updated_at)?.getTime() === created.get(String(lead._id))?.getTime()
    const order = { ids: [...created.keys()], removals: [], size: removalBatch, isMeant: isUntouched }
    const removed = await removeEach(ctx, kind, { ...order, job: from(updated.length) })
    const undone: BulkResult = { ...restored, done: 'taken_back', count: restored.count + removed.count }
    keep(undone, 'changed_elsewhere', removed.kept.changed_elsewhere ?? 0)
    return undone
  }
}
