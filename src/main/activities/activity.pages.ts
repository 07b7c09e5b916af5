import type { Document } from 'mongodb'
import type { Activity } from '#shared/activities/activity.schema.ts'
import type { Ctx } from '../context.ts'
import { readDated, readMails, readUndated, type SourceQuery } from './activity.reading.ts'

export type EntryPage = { entries: Activity[]; more: boolean }

/**
 * A page out of four collections, newest first. Entries of the same instant are never split between pages, because
 * the next page starts before the last entry's instant: a page may be a little longer than `limit`. Entries without
 * any date come last. Those whose date is text or missing, which the database can't order with the rest, are a
 * handful in practice, but for mails: all of them are read for each page. With `from`, entries before it and those
 * without a date are left out.
 */
export async function newestPage(
  ctx: Ctx,
  query: SourceQuery,
  { before, limit, from = null }: { before: Date | null; limit: number; from?: Date | null }
): Promise<EntryPage> {
  const [dated, mails, undated] = await Promise.all([
    readDated(ctx, query, dateBetween(from, before), limit + 1),
    readMails(ctx, query, { before, from, limit: limit + 1 }),
    readUndated(ctx, query)
  ])
  const older = undated.filter(({ created_at }) => {
    if (!created_at) return !from
    return (!before || created_at < before) && (!from || created_at >= from)
  })
  const entries = [...dated, ...mails, ...older].sort(newestFirst)
  const last = entries[limit - 1]?.created_at
  if (entries.length <= limit || !last) return { entries, more: false }
  const newer = entries.filter((entry) => entry.created_at && entry.created_at > last)
  const fetchedTie = entries.filter((entry) => isAt(entry, last))
  const tie = await wholeTie(ctx, query, last, older)
  const more = entries.length > newer.length + fetchedTie.length || tie.length > fetchedTie.length
  return { entries: [...newer, ...tie], more }
}

function dateBetween(from: Date | null, before: Date | null): Document {
  return { $type: 'date', ...(from && { $gte: from }), ...(before && { $lt: before }) }
}

/** All entries of one instant; `undated` have been read already. */
async function wholeTie(ctx: Ctx, query: SourceQuery, at: Date, undated: Activity[]): Promise<Activity[]> {
  const [dated, mails] = await Promise.all([
    readDated(ctx, query, at),
    readMails(ctx, query, { before: new Date(at.getTime() + 1), from: at })
  ])
  return [...dated, ...[...mails, ...undated].filter((entry) => isAt(entry, at))].sort(newestFirst)
}

function isAt({ created_at }: Activity, at: Date): boolean {
  return created_at?.getTime() === at.getTime()
}

function newestFirst(a: Activity, b: Activity): number {
  const difference = (b.created_at?.getTime() ?? -Infinity) - (a.created_at?.getTime() ?? -Infinity)
  return difference || (a._id < b._id ? 1 : -1)
}
