import type { Document, Filter } from 'mongodb'
import { beginsWith, everyWordIn } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** Answers the first `limit` documents that a filter finds, the newest first. */
type Find = (filter: Filter<Document>) => Promise<Document[]>

type Wanted = {
  text: string
  fields: readonly string[]
  /** Spellings of the phone number that the text is. */
  phones: string[]
  limit: number
}

/**
 * The few best documents for a text: those with the phone number that it is, those with a field that begins with it, then
 * those that hold every word of it anywhere. Within each the newest come first.
 */
export async function bestMatches(find: Find, { text, fields, phones, limit }: Wanted): Promise<Document[]> {
  const [sameNumber, beginning, anywhere] = await Promise.all([
    phones.length > 0 ? find({ phone: { $in: phones } }) : [],
    find(beginsWith(text, fields)),
    find(and(everyWordIn(text, fields)))
  ])
  const ranked = [...sameNumber, ...beginning, ...anywhere]
  return [...new Map(ranked.map((found) => [String(found._id), found])).values()].slice(0, limit)
}
