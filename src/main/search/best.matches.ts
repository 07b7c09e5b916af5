import type { Document, Filter } from 'mongodb'
import { beginsWith, everyWordIn } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** Answers the first `limit` documents that a filter finds, the newest first. */
type Find = (filter: Filter<Document>) => Promise<Document[]>

/**
 * The few best documents for a text: those with a field that begins with it, then those that hold every word of it
 * anywhere. Within either the newest come first.
 */
export async function bestMatches(
  find: Find,
  { text, fields, limit }: { text: string; fields: readonly string[]; limit: number }
): Promise<Document[]> {
  const [beginning, anywhere] = await Promise.all([
    find(beginsWith(text, fields)),
    find(and(everyWordIn(text, fields)))
  ])
  const byId = new Map([...beginning, ...anywhere].map((found) => [String(found._id), found]))
  return [...byId.values()].slice(0, limit)
}
