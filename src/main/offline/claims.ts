import type { Db, Document } from 'mongodb'
import { readDate, readText } from '#shared/values/stored.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import type { Operation } from './operation.ts'

/** Who wrote a value, as far as history tells: for whoever has to choose between two. */

export type Claim = { by: string | null; at: Date | null }

const histories = ['activities', 'crm_activities', 'timeline_events']
const mostEntries = 20

/** Who changed `field` of the server's document last; the document's own date where history does not know. */
export async function claimOf(
  db: Db,
  { collection, documentId }: Pick<Operation, 'collection' | 'documentId'>,
  field: string,
  current: Document | null
): Promise<Claim> {
  const link = collection === 'leads' ? 'lead_id' : 'entity_id'
  const found = await Promise.all(
    histories.map((name) =>
      db
        .collection(name)
        .find({ [link]: linkTo(documentId) }, { sort: { created_at: -1 }, limit: mostEntries })
        .toArray()
    )
  )
  const entries = found.flat().filter((entry) => tellsOf(entry, field))
  const claims = entries.map(
    (entry): Claim => ({ by: readText(entry.user_email), at: readDate(entry.created_at) })
  )
  claims.sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))
  return claims[0] ?? { by: null, at: readDate(current?.updated_at) }
}

function tellsOf({ entity_type, event_type, metadata }: Document, field: string): boolean {
  if (entity_type === 'task') return event_type !== 'task_created'
  const { changes, ...steps } = metadata ?? {}
  return Boolean(changes?.[field]) || Object.hasOwn(steps, `new_${field}`)
}
