import { skipToken, useQuery } from '@tanstack/react-query'
import { callOptions } from '#renderer/api/queries.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { changeOf } from '../activity-changes.ts'
import { useTeammates } from '../useTeammates.ts'

/** A field of a record and what the database holds there. */
export type StoredField = { ref: RecordRef; field: string; value: unknown }

/** So far back in the history the last change of a field is looked for. */
const limit = 20

/**
 * Who gave a field the value that it has now, by the record's history. Null where that does not tell of this value, e.g.
 * because another program wrote it, and while nobody asks.
 */
export function useChangedBy(asked: StoredField | null): string | null {
  const { nameOf } = useTeammates()
  const options = callOptions('activities', 'timeline', { record: asked?.ref ?? { lead_id: '' }, limit })
  const { data } = useQuery(asked ? options : { ...options, queryFn: skipToken })
  if (!asked) return null
  const entry = data?.entries.find((activity) => changeOf(activity, asked.field))
  const isOfThis = entry && changeOf(entry, asked.field, asked.value)
  return isOfThis && entry.user_email ? nameOf(entry.user_email) : null
}
