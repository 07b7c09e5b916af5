import type { StoredCollection } from '../storage/collection.ts'
import type { ReplaceKind } from '../storage/write.log.ts'
import type { LazyDocument } from '../values/lazy.document.ts'

/** One change of a transaction, by its own row ids. */
export type Change =
  | { kind: 'insert'; rid: number; document: LazyDocument }
  | { kind: 'replace'; rid: number; before: LazyDocument; after: LazyDocument; how: ReplaceKind | undefined }
  | { kind: 'delete'; rid: number; document: LazyDocument }

/**
 * Makes a change to the stored collection.
 * @param rids the stored ids of the rows that the transaction has inserted, by its own ids; kept up to date
 */
export function applyChange(change: Change, collection: StoredCollection, rids: Map<number, number>): void {
  const rid = rids.get(change.rid) ?? change.rid
  if (change.kind === 'replace') collection.replace(rid, change.before, change.after, change.how)
  else if (change.kind === 'delete') collection.delete(rid, change.document)
  else rids.set(change.rid, collection.insert(change.document))
}
