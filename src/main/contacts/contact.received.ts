import type { Document, Filter } from 'mongodb'
import { readText } from '#shared/values/stored.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'

/**
 * Contacts in the order in which they came in. The CRM keeps that date as `created_at`, the website's form as text in
 * `timestamp` (domain.md 2.4), so no one index has all of them: each spelling is read in the order of its own index
 * and the streams are merged by the text of the date. Only keys are read up to the page; whole rows for the page alone.
 */

type Page = { query: Filter<Document>; direction: 'asc' | 'desc'; skip: number; limit: number }

/** The spellings of the date, each with its index. Text sorts like the dates that it names. */
const streams: { field: string; filter: Filter<Document> }[] = [
  { field: 'created_at', filter: { created_at: { $type: 'date' } } },
  { field: 'created_at', filter: { created_at: { $type: 'string', $ne: '' } } },
  { field: 'timestamp', filter: { timestamp: { $type: 'string', $ne: '' }, created_at: { $in: [null, ''] } } }
]

/** Without a date that could be read: they come last. */
const undated: Filter<Document> = { $nor: streams.map(({ filter }) => filter) }

/** The ids of a page, in order. */
export async function receivedIds(contacts: ScopedCollection, page: Page): Promise<unknown[]> {
  const dated = await datedIds(contacts, page)
  const ids = dated.slice(page.skip)
  // A page that the dated ones fill needs no look at the rest, which no index finds.
  if (ids.length === page.limit) return ids
  const rest = await contacts.find(and(page.query, undated), {
    projection: { _id: 1 },
    sort: { _id: sign(page) },
    skip: Math.max(0, page.skip - dated.length),
    limit: page.limit - ids.length
  })
  return [...ids, ...rest.map(({ _id }) => _id)]
}

/** Everything up to the end of the page. */
async function datedIds(contacts: ScopedCollection, page: Page): Promise<unknown[]> {
  const end = page.skip + page.limit
  const found = await Promise.all(
    streams.map(({ field, filter }) =>
      contacts.find(and(page.query, filter), {
        projection: { [field]: 1 },
        sort: { [field]: sign(page), _id: sign(page) },
        limit: end
      })
    )
  )
  const keys = found.flatMap((documents, at) =>
    documents.map((document) => ({
      id: document._id,
      date: readText(document[streams[at]?.field ?? '']) ?? ''
    }))
  )
  // Sorting is stable: what an index has ordered by `_id` stays so.
  keys.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) * sign(page))
  return keys.slice(0, end).map(({ id }) => id)
}

function sign({ direction }: Page): 1 | -1 {
  return direction === 'asc' ? 1 : -1
}
