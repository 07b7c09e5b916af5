import { type Collection, MongoServerError } from 'mongodb'
import type { IndexDefinition } from './scoped-collection.ts'

/**
 * Tells whether the database itself keeps two documents from sharing the keys of `index`, and makes it do so where
 * it does not yet. False where documents share them already, or where the account may not make indexes. An index of
 * somebody else on the same keys that is not unique stays beside ours.
 */
export async function ensureUnique(collection: Collection, index: IndexDefinition): Promise<boolean> {
  const { keys, ...options } = index
  const wanted = JSON.stringify(keys)
  const existing = await collection.listIndexes().toArray().catch(unlessRefused)
  if (existing?.some(({ key, unique }) => unique === true && JSON.stringify(key) === wanted)) return true
  const name = `${Object.keys(keys).join('_')}_unique`
  const made = await collection.createIndex(keys, { name, ...options, unique: true }).catch(unlessRefused)
  return made !== null
}

/** The server's answer is no; a lost connection is another matter. */
function unlessRefused(error: unknown): null {
  if (error instanceof MongoServerError) return null
  throw error
}
