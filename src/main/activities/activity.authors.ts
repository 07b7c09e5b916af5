import { readActivity } from '#shared/activities/activity.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readNumber, readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { and } from '../mongo/scoped-collection.ts'
import { timelineSources } from './activity.collection.ts'
import { authorFields, sourceFilter } from './activity.filter.ts'
import { visibleEntries } from './activity.list.ts'
import { readMails, type SourceQuery, undated } from './activity.reading.ts'

/** Entries by the comparable e-mail of who wrote them, then by type. */
export type AuthorCounts = Map<string, Map<string, number>>

/**
 * What each person wrote since an instant: as many entries as `activities.list` finds by that author and period, in all
 * four collections. Entries that nobody signed are left out.
 * @param authors e-mails; empty means everybody
 */
export async function countByAuthor(ctx: Ctx, from: Date, authors: string[]): Promise<AuthorCounts> {
  const visible = await visibleEntries(ctx)
  const query: SourceQuery = (origin) => {
    const wanted = sourceFilter(origin, { kinds: [], authors })
    return wanted && and(visible, wanted)
  }
  const [groups, mails] = await Promise.all([
    Promise.all(timelineSources.map((source) => countSource(ctx, source, query, from))),
    readMails(ctx, query, { before: null, from })
  ])
  const counts: AuthorCounts = new Map()
  for (const group of groups.flat()) add(counts, group)
  for (const { user_email, type } of mails) add(counts, { people: peopleOf({ user_email }), type, count: 1 })
  return counts
}

type Group = { people: Set<string>; type: string; count: number }

const told = [...authorFields, 'type', 'event_type']
const dates = ['created_at', 'sent_at', 'timestamp']

/** Entries with a date are grouped; those whose date is text are a handful and read one by one. */
async function countSource(
  ctx: Ctx,
  { origin, definition }: (typeof timelineSources)[number],
  query: SourceQuery,
  from: Date
): Promise<Group[]> {
  const asked = query(origin)
  if (!asked) return []
  const entries = ctx.collection(definition)
  const key = Object.fromEntries(told.map((field) => [field, `$${field}`]))
  const projection = Object.fromEntries([...told, ...dates].map((field) => [field, 1]))
  const [groups, others] = await Promise.all([
    entries.aggregate([
      { $match: and(asked, { created_at: { $gte: from } }) },
      { $group: { _id: key, count: { $sum: 1 } } }
    ]),
    entries.find(and(asked, undated(origin)), { projection })
  ])
  const since = others.filter((entry) => {
    const at = readActivity(entry, origin).created_at
    return at !== null && at >= from
  })
  return [...groups, ...since.map((entry) => ({ _id: entry, count: 1 }))].map(({ _id, count }) => ({
    people: peopleOf(_id),
    type: readActivity(_id, origin).type,
    count: readNumber(count) ?? 0
  }))
}

/** An entry may name its author in several fields, and is found by each of them. Ids and names of programs are none. */
function peopleOf(doc: StoredDocument): Set<string> {
  const named = authorFields.map((field) => comparableEmail(readText(doc[field]) ?? ''))
  return new Set(named.filter((name) => name.includes('@')))
}

function add(counts: AuthorCounts, { people, type, count }: Group): void {
  for (const person of people) {
    const types = counts.get(person) ?? new Map<string, number>()
    types.set(type, (types.get(type) ?? 0) + count)
    counts.set(person, types)
  }
}
