import type { Document, Filter } from 'mongodb'
import { type Activity, readActivity } from '#shared/activities/activity.schema.ts'
import type { Ctx } from '../context.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'
import { crmActivityCollection, entryProjection, timelineSources } from './activity.collection.ts'

/** What is asked of one collection; null when nothing there can match. */
export type SourceQuery = (origin: Activity['origin']) => Filter<Document> | null

/** Entries with a date, before an instant or at any time; the newest `limit` of each collection. */
export function readDated(
  ctx: Ctx,
  query: SourceQuery,
  created_at: Document | Date,
  limit = 0
): Promise<Activity[]> {
  return readAll(ctx, query, () => ({ created_at }), limit)
}

/** Every entry whose date is text or missing, but for mails that `readMails` orders. */
export function readUndated(ctx: Ctx, query: SourceQuery): Promise<Activity[]> {
  return readAll(ctx, query, undated)
}

/** What `readUndated` asks of one collection. */
export function undated(origin: Activity['origin']): Filter<Document> {
  return origin === 'crm_activities' ? and(withoutDate, { sent_at: { $not: isoText } }) : withoutDate
}

/** Null, text or a number instead of a date. Spelled by ranges, because those are answered by the index. */
const withoutDate = {
  $or: [{ created_at: null }, { created_at: { $gte: '' } }, { created_at: { $gte: -Infinity } }]
}
/** As Python writes an instant in UTC: such texts sort as the time does. */
const isoText = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?$/

async function readAll(
  ctx: Ctx,
  query: SourceQuery,
  condition: (origin: Activity['origin']) => Filter<Document>,
  limit = 0
): Promise<Activity[]> {
  const found = await Promise.all(
    timelineSources.map(async ({ origin, definition }) => {
      const asked = query(origin)
      if (!asked) return []
      return readFrom(ctx, definition, origin, and(asked, condition(origin)), { created_at: -1 }, limit)
    })
  )
  return found.flat()
}

async function readFrom(
  ctx: Ctx,
  definition: CollectionDefinition,
  origin: Activity['origin'],
  filter: Filter<Document>,
  sort: Record<string, -1>,
  limit: number
): Promise<Activity[]> {
  const options = { projection: entryProjection, sort: { ...sort, _id: -1 as const }, limit }
  const entries = await ctx.collection(definition).find(filter, options)
  return entries.map((entry) => readActivity(entry, origin))
}

/** Spellings of one instant may stand this far apart as text: "08:00:00+00:00" comes before "08:00:00.5+00:00". */
const spellingMs = 1000

/**
 * The mails that the website sent: they may be thousands, and carry nothing but the text of `sent_at`. Spellings
 * within a second do not sort as the time does: a second more is read, and the time decides.
 */
export async function readMails(
  ctx: Ctx,
  query: SourceQuery,
  { before, from, limit = 0 }: { before: Date | null; from: Date | null; limit?: number }
): Promise<Activity[]> {
  const asked = query('crm_activities')
  if (!asked) return []
  const between = (low: string, high: string) =>
    and(asked, withoutDate, { sent_at: { $gte: low, $lt: high } }, { sent_at: isoText })
  const low = from ? textOf(from, -spellingMs) : '0'
  const high = before ? textOf(before, spellingMs) : ':'
  // Mails of that second may belong to the page before: they must not take the place of older ones.
  const mails = ctx.collection(crmActivityCollection)
  const doubtful =
    limit && before ? await mails.count(between(textOf(before, -spellingMs), textOf(before, spellingMs))) : 0
  const read = await readFrom(
    ctx,
    crmActivityCollection,
    'crm_activities',
    between(low, high),
    { sent_at: -1 },
    limit && limit + doubtful
  )
  return read.filter(({ created_at }) => {
    if (!created_at) return !from
    return (!before || created_at < before) && (!from || created_at >= from)
  })
}

function textOf(at: Date, shiftMs: number): string {
  return new Date(at.getTime() + shiftMs).toISOString()
}
