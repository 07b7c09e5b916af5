import { useQueries } from '@tanstack/react-query'
import { callOptions } from '../../api/queries.ts'
import type { MergePair } from './merge.fields.ts'
import type { MergeTarget } from './merge.store.ts'

/** The two records as they are now. */
export function useMergePair({ kind, ids }: MergeTarget): {
  pair: MergePair | null
  error: Error | null
  retry: () => void
} {
  const isLead = kind === 'lead'
  const leads = useQueries({
    queries: ids.map((_id) => ({ ...callOptions('leads', 'get', { _id }), enabled: isLead }))
  })
  const contacts = useQueries({
    queries: ids.map((_id) => ({ ...callOptions('contacts', 'get', { _id }), enabled: !isLead }))
  })
  const asked = isLead ? leads : contacts
  return {
    pair: isLead ? pairOf('lead', leads) : pairOf('contact', contacts),
    error: asked.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const { error, refetch } of asked) if (error) void refetch()
    }
  }
}

/** Null until both are there. */
function pairOf<Kind extends MergePair['kind']>(
  kind: Kind,
  [a, b]: { data: Extract<MergePair, { kind: Kind }>['records'][0] | undefined }[]
): MergePair | null {
  return a?.data && b?.data ? ({ kind, records: [a.data, b.data] } as MergePair) : null
}
