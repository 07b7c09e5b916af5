import type { Document, Filter } from 'mongodb'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'
import { shownValue, type ValueField } from './filter.queries.ts'

/** Counts of a field's values: one aggregation each, folded to the values that lists show. */

/** More different texts than anybody picks from; the most frequent ones are told. */
const mostValues = 200

/** Different stored texts that are read for that: free text may be anything. */
const mostStored = 2000

/** How many documents of `query` hold each value of a field, the most frequent first; lists count for each entry. */
export async function countValues(
  collection: ScopedCollection,
  query: Filter<Document>,
  field: ValueField
): Promise<ValueCount[]> {
  return field.isList ? countEntries(collection, query, field) : countTexts(collection, query, field)
}

async function countTexts(
  collection: ScopedCollection,
  query: Filter<Document>,
  field: ValueField,
  unwind: Document[] = []
): Promise<ValueCount[]> {
  const groups = await collection.aggregate([
    { $match: query },
    ...unwind,
    { $group: { _id: `$${field.stored}`, count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $limit: mostStored }
  ])
  return foldCounts(groups.map(({ _id, count }) => ({ value: shownValue(field, _id), count: Number(count) })))
}

/** A part of the documents that is sooner found by an index than by reading all of them. */
const smallShare = 0.6

/** Most documents have empty lists: those are counted by an index, and only the others are read where they are few. */
async function countEntries(
  collection: ScopedCollection,
  query: Filter<Document>,
  field: ValueField
): Promise<ValueCount[]> {
  const filled = and(query, { [field.stored]: { $gt: '' } })
  const [all, withEntries] = await Promise.all([collection.count(query), collection.count(filled)])
  const source = withEntries < all * smallShare ? filled : query
  const counts = await countTexts(collection, source, field, [{ $unwind: `$${field.stored}` }])
  return foldCounts([...counts, { value: noValue, count: all - withEntries }])
}

/** Adds up what is the same in any case, under the spelling met most often, the most frequent first. */
export function foldCounts(counts: ValueCount[]): ValueCount[] {
  const byKey = new Map<string, ValueCount>()
  for (const { value, count } of [...counts].sort((a, b) => b.count - a.count)) {
    const key = value.toLowerCase()
    const held = byKey.get(key)
    if (held) held.count += count
    else byKey.set(key, { value, count })
  }
  return [...byKey.values()].sort((a, b) => b.count - a.count).slice(0, mostValues)
}
