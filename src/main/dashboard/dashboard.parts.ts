import type { Document, Filter } from 'mongodb'

/** At or after an instant, as the lists filter by it: what a figure counts is what its list shows. */
export function since(field: string, start: Date): Filter<Document> {
  return { [field]: { $gte: start } }
}
