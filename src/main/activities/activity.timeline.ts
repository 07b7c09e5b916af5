import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { activityContract } from '#shared/activities/activity.contract.ts'
import { type Activity, readActivity } from '#shared/activities/activity.schema.ts'
import type { Ctx } from '../context.ts'
import { requireLead } from '../leads/lead.service.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { requireOpportunity } from '../opportunities/opportunity.service.ts'
import { entryProjection, timelineSources } from './activity.collection.ts'

type TimelineInput = z.output<typeof activityContract.timeline.input>

/**
 * A page of a record's history out of four collections, newest first. Entries of the same instant are never split
 * between pages, because the next page starts before the last entry's instant: a page may be a little longer than
 * `limit`. Entries without any date come last. Those whose date is text or missing, which the database can't order,
 * are a handful in practice: all of them are read for each page. Errors: `not_found`.
 */
export async function timeline(
  ctx: Ctx,
  { record, before, limit }: TimelineInput
): Promise<{ entries: Activity[]; more: boolean }> {
  const ofRecord = await recordFilter(ctx, record)
  const isOlder = { created_at: before ? { $type: 'date', $lt: before } : { $type: 'date' } }
  const [dated, undated] = await Promise.all([
    read(ctx, and(ofRecord, isOlder), limit + 1),
    read(ctx, and(ofRecord, { created_at: { $not: { $type: 'date' } } }))
  ])
  const older = undated.filter((entry) => !before || !entry.created_at || entry.created_at < before)
  const entries = [...dated, ...older].sort(newestFirst)
  const last = entries[limit - 1]?.created_at
  if (entries.length <= limit || !last) return { entries, more: false }
  const newer = entries.filter((entry) => entry.created_at && entry.created_at > last)
  const fetchedTie = entries.filter((entry) => entry.created_at?.getTime() === last.getTime())
  const undatedTie = fetchedTie.filter((entry) => older.includes(entry))
  const datedTie = await read(ctx, and(ofRecord, { created_at: last }))
  const tie = [...datedTie, ...undatedTie].sort(newestFirst)
  const more = entries.length > newer.length + fetchedTie.length || tie.length > fetchedTie.length
  return { entries: [...newer, ...tie], more }
}

/** Entries that name the record. A converted lead's conversion may name only the contact that came of it. */
async function recordFilter(ctx: Ctx, record: TimelineInput['record']): Promise<Filter<Document>> {
  if ('opportunity_id' in record) {
    await requireOpportunity(ctx, record.opportunity_id)
    return { opportunity_id: linkTo(record.opportunity_id) }
  }
  const { converted_to_contact_id: contact } = await requireLead(ctx, record.lead_id)
  const named = { lead_id: linkTo(record.lead_id) }
  return contact ? { $or: [named, { contact_id: linkTo(contact), type: 'conversion' }] } : named
}

/** Without `limit` everything that the filter finds. */
async function read(ctx: Ctx, filter: Filter<Document>, limit = 0): Promise<Activity[]> {
  const found = await Promise.all(
    timelineSources.map(async ({ origin, definition }) => {
      const options = { projection: entryProjection, sort: { created_at: -1, _id: -1 }, limit } as const
      const entries = await ctx.collection(definition).find(filter, options)
      return entries.map((entry) => readActivity(entry, origin))
    })
  )
  return found.flat()
}

function newestFirst(a: Activity, b: Activity): number {
  const difference = (b.created_at?.getTime() ?? -Infinity) - (a.created_at?.getTime() ?? -Infinity)
  return difference || (a._id < b._id ? 1 : -1)
}
