import type { LazyDocument } from '../values/lazy.document.ts'

/** What a change stream watches: a collection, a database, or everything. */
export type ChangeScope = { db: string; collection: string } | { db: string } | 'cluster'

/** Databases of the server's own, which nobody watches. */
const OWN: ReadonlySet<unknown> = new Set(['admin', 'config', 'local'])

/** Changes that are told always. */
const CHANGES: ReadonlySet<unknown> = new Set([
  'insert',
  'update',
  'replace',
  'delete',
  'drop',
  'rename',
  'dropDatabase'
])

/** True when an operation of the log is to be told to somebody who watches a scope. */
export function isInScope(scope: ChangeScope, operation: LazyDocument, isExpanded: boolean): boolean {
  if (!isExpanded && !CHANGES.has(operation.field('o'))) return false
  const db = operation.field('db')
  if (scope === 'cluster') return !OWN.has(db)
  if (db !== scope.db) return false
  return !('collection' in scope) || operation.field('c') === scope.collection
}

/** True when there is nothing left to watch after an operation in the scope. */
export function endsStream(scope: ChangeScope, operation: LazyDocument): boolean {
  if (scope === 'cluster') return false
  const kind = operation.field('o')
  return 'collection' in scope ? kind === 'drop' || kind === 'rename' : kind === 'dropDatabase'
}
