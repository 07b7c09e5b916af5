import type { Document } from 'mongodb'
import type { ScopedCollection } from './scoped-collection.ts'

/** Lists of ids inside documents. A legacy document may hold null or nonsense there, which MongoDB refuses to add to. */

/** Adds `value` to a list, making the list where there is none. False when the document is gone or holds nonsense. */
export async function addToList(
  collection: ScopedCollection,
  id: string,
  { field, value, also }: { field: string; value: string; also: Document }
): Promise<boolean> {
  const isList = { $or: [{ [field]: { $type: 'array' } }, { [field]: { $exists: false } }] }
  const added = await collection.update(id, { set: also, unset: [], addToSet: { [field]: value } }, isList)
  if (added) return true
  const isEmpty = { [field]: { $in: [null, ''] } }
  return Boolean(await collection.update(id, { set: { ...also, [field]: [value] }, unset: [] }, isEmpty))
}

/** Takes `value` out of a list. False when it was not there. */
export async function takeFromList(
  collection: ScopedCollection,
  id: string,
  { field, value, also }: { field: string; value: string; also: Document }
): Promise<boolean> {
  const holdsValue = { $and: [{ [field]: { $type: 'array' } }, { [field]: value }] }
  const changes = { set: also, unset: [], pull: { [field]: value } }
  return Boolean(await collection.update(id, changes, holdsValue))
}
