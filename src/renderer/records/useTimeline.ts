import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { EntryKind } from '#shared/activities/activity.values.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { api, ask } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { showError } from '../ui/toasts.tsx'
import type { NoteDraft } from './note.draft.ts'
import { mentionsIn } from './notes/mention.words.ts'
import { type TimelinePages, waitingEntry, withEntry } from './timeline-pages.ts'
import { useTeammates } from './useTeammates.ts'

export type EntryFilter = { kinds: EntryKind[]; authors: string[] }
export const everyEntry: EntryFilter = { kinds: [], authors: [] }

function timelineOptions(record: RecordRef, filter: EntryFilter) {
  return infiniteQueryOptions({
    queryKey: ['activities', 'timeline', 'pages', record, filter],
    initialPageParam: null as Date | null,
    queryFn: ({ pageParam }) => ask(api.activities.timeline({ record, ...filter, before: pageParam })),
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.created_at : undefined)
  })
}

/** A record's history, newest first; older pages come on demand. The old entries stay while a filter is answered. */
export function useTimeline(record: RecordRef, filter: EntryFilter) {
  return useInfiniteQuery({ ...timelineOptions(record, filter), placeholderData: keepPreviousData })
}

/**
 * Logs an entry: it stands in the timeline at once, and leaves it again with a reason when it is refused.
 * `onRefused` gives the text back to the person.
 */
export function useAddEntry(record: RecordRef, author: string, onRefused: (draft: NoteDraft) => void) {
  const { queryKey } = timelineOptions(record, everyEntry)
  const { all } = useTeammates()
  return useMutation({
    mutationFn: ({ type, text }: NoteDraft) =>
      ask(api.activities.add({ record, type, description: text, mentions: mentionsIn(text, all) })),
    onMutate: async (draft) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<TimelinePages>(queryKey)
      queryClient.setQueryData<TimelinePages>(queryKey, (pages) =>
        withEntry(pages, waitingEntry(draft, author, new Date()))
      )
      return { before }
    },
    onError: (error, draft, context) => {
      queryClient.setQueryData(queryKey, context?.before)
      onRefused(draft)
      showError(error)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['activities', 'timeline'] })
  })
}
