import { infiniteQueryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { api, ask } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { showError } from '../ui/toasts.tsx'
import type { NoteDraft } from './note-drafts.store.ts'
import { type TimelinePages, waitingEntry, withEntry } from './timeline-pages.ts'

function timelineOptions(record: RecordRef) {
  return infiniteQueryOptions({
    queryKey: ['activities', 'timeline', 'pages', record],
    initialPageParam: null as Date | null,
    queryFn: ({ pageParam }) => ask(api.activities.timeline({ record, before: pageParam })),
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.created_at : undefined)
  })
}

/** A record's history, newest first; older pages come on demand. */
export function useTimeline(record: RecordRef) {
  return useInfiniteQuery(timelineOptions(record))
}

/**
 * Logs an entry: it stands in the timeline at once, and leaves it again with a reason when it is refused.
 * `onRefused` gives the text back to the person.
 */
export function useAddEntry(record: RecordRef, author: string, onRefused: (draft: NoteDraft) => void) {
  const { queryKey } = timelineOptions(record)
  return useMutation({
    mutationFn: ({ type, text }: NoteDraft) => ask(api.activities.add({ record, type, description: text })),
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
    onSettled: () => queryClient.invalidateQueries({ queryKey })
  })
}
