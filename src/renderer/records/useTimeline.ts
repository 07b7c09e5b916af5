import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { TimelineRecord } from '#shared/activities/activity.contract.ts'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { api, ask } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { showError } from '../ui/toasts.tsx'
import type { NoteDraft } from './note-drafts.store.ts'

type Page = { entries: Activity[]; more: boolean }
type Pages = InfiniteData<Page, Date | null>

function timelineOptions(record: TimelineRecord) {
  return infiniteQueryOptions({
    queryKey: ['activities', 'timeline', 'pages', record],
    initialPageParam: null as Date | null,
    queryFn: ({ pageParam }) => ask(api.activities.timeline({ record, before: pageParam })),
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.created_at : undefined)
  })
}

/** A record's history, newest first; older pages come on demand. */
export function useTimeline(record: TimelineRecord) {
  return useInfiniteQuery(timelineOptions(record))
}

/**
 * Logs an entry: it stands in the timeline at once, and leaves it again with a reason when it is refused.
 * `onRefused` gives the text back to the person.
 */
export function useAddEntry(record: TimelineRecord, author: string, onRefused: (draft: NoteDraft) => void) {
  const { queryKey } = timelineOptions(record)
  return useMutation({
    mutationFn: ({ type, text }: NoteDraft) => ask(api.activities.add({ record, type, description: text })),
    onMutate: async (draft) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<Pages>(queryKey)
      queryClient.setQueryData<Pages>(queryKey, (pages) => withEntry(pages, waitingEntry(draft, author)))
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

/** The pages with one more entry on top. Pages that have not been read yet stay unread. */
export function withEntry(pages: Pages | undefined, entry: Activity): Pages | undefined {
  const [first, ...rest] = pages?.pages ?? []
  if (!pages || !first) return pages
  return { ...pages, pages: [{ ...first, entries: [entry, ...first.entries] }, ...rest] }
}

/** The id of an entry that the database has not confirmed yet. */
export const waitingId = 'waiting'

function waitingEntry({ type, text }: NoteDraft, author: string): Activity {
  return {
    _id: waitingId,
    type,
    subject: null,
    description: text,
    user_email: author,
    metadata: {},
    created_at: new Date(),
    origin: 'activities'
  }
}
