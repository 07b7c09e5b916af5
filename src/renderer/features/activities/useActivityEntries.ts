import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, ask } from '#renderer/api/client.ts'
import { useRemovedEntries } from '#renderer/records/notes/own-entry.ts'
import { useToday } from '#renderer/records/tasks/useToday.ts'
import { type ActivitiesFilter, instantsOf, useActivities } from './activities.store.ts'
import { linesOf } from './activity.lines.ts'

const pageSize = 100

/** `today` is part of the key: the last seven days are others tomorrow. */
function entriesOptions(filter: ActivitiesFilter, today: string) {
  return infiniteQueryOptions({
    queryKey: ['activities', 'list', 'pages', filter, today],
    initialPageParam: null as Date | null,
    queryFn: ({ pageParam }) => {
      const { period, ...narrowed } = filter
      const range = instantsOf(period, new Date())
      return ask(api.activities.list({ ...narrowed, ...range, before: pageParam, limit: pageSize }))
    },
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.created_at : undefined)
  })
}

/** All entries that were read so far under the current filter, as lines under their days. */
export function useActivityEntries() {
  const filter = useActivities((state) => state.filter)
  const today = useToday()
  const removed = useRemovedEntries()
  const query = useInfiniteQuery({ ...entriesOptions(filter, today), placeholderData: keepPreviousData })
  const entries = useMemo(
    () =>
      (query.data?.pages ?? []).flatMap((page) => page.entries).filter(({ _id }) => !removed.includes(_id)),
    [query.data, removed]
  )
  const lines = useMemo(() => linesOf(entries), [entries])
  return { ...query, entries, lines }
}
