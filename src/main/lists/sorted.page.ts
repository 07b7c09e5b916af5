import type { Document, Filter } from 'mongodb'
import type { SortKey } from '#shared/lists/list.values.ts'
import { blank, present } from '../mongo/filter-parts.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'
import { toSort } from './sort.ts'

type Stretch = { sort: readonly SortKey[]; projection: Document; skip?: number; limit?: number }

/** Nothing stored in them stands for one of their values, which has its place among the others (domain.md 3). */
const neverEmpty = ['status', 'stage']

/**
 * A stretch of a sorted list. Databases put what is missing before everything else, people look for it at the end:
 * upwards, documents without the first key's value are a second stretch behind the others.
 */
export async function sortedPage(
  collection: ScopedCollection,
  query: Filter<Document>,
  { sort, projection, skip = 0, limit = 0 }: Stretch
): Promise<Document[]> {
  const read = (filter: Filter<Document>, page: { skip: number; limit: number }) =>
    collection.find(filter, { projection, sort: toSort(sort), ...page })
  const [first] = sort
  if (first?.direction !== 'asc' || neverEmpty.includes(first.field)) return read(query, { skip, limit })
  const filled = and(query, { [first.field]: present })
  const rows = await read(filled, { skip, limit })
  if (limit > 0 && rows.length === limit) return rows
  const before = rows.length > 0 || skip === 0 ? skip + rows.length : await collection.count(filled)
  const rest = { skip: Math.max(0, skip - before), limit: limit && limit - rows.length }
  return [...rows, ...(await read(and(query, { [first.field]: blank }), rest))]
}
