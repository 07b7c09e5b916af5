import type { Document, Filter } from 'mongodb'
import { and, type ScopedCollection } from './scoped-collection.ts'

/** Lists of ids inside documents. A legacy document may hold null or nonsense there, which MongoDB refuses to add to. */

/** Adds values to a list, making the list where there is none. False when the document is gone or holds nonsense. */
export async function addToList(
  collection: ScopedCollection,
  id: string,
  { field, values, also }: { field: string; values: string[]; also: Document }
): Promise<boolean> {
  const isList = { $or: [{ [field]: { $type: 'array' } }, { [field]: { $exists: false } }] }
  const addToSet = { [field]: { $each: values } }
  const added = await collection.update(id, { set: also, unset: [], addToSet }, isList)
  if (added) return true
  const isEmpty = { [field]: { $in: [null, ''] } }
  return Boolean(await collection.update(id, { set: { ...also, [field]: values }, unset: [] }, isEmpty))
}

/**
 * Takes what `value` finds out of the lists of all documents that `filter` finds. One text instead of a list counts
 * as a list of one, as it does when it is read.
 */
export async function takeFromLists(
  collection: ScopedCollection,
  filter: Filter<Document>,
  { field, value, also }: { field: string; value: Document; also: Document }
): Promise<void> {
  const holdsValue = and(filter, { [field]: value })
  const inList = and(holdsValue, { [field]: { $type: 'array' } })
  await collection.updateMany(inList, { set: also, unset: [], pull: { [field]: value } })
  await collection.updateMany(holdsValue, { set: also, unset: [field] })
}
