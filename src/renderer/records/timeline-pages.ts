import type { InfiniteData } from '@tanstack/react-query'
import { handSubject } from '#shared/activities/activity.rules.ts'
import type { Activity } from '#shared/activities/activity.schema.ts'
import type { NoteDraft } from './note.draft.ts'

/** The pages of a timeline that were read so far, newest first. */
export type TimelinePages = InfiniteData<{ entries: Activity[]; more: boolean }, Date | null>

/** The id of an entry that the database has not confirmed yet. */
export const waitingId = 'waiting'

/** The entry that shows until the database has answered. */
export function waitingEntry({ type, text }: NoteDraft, author: string, now: Date): Activity {
  return {
    _id: waitingId,
    type,
    subject: handSubject[type],
    description: text,
    user_email: author,
    metadata: {},
    created_at: now,
    edited_at: null,
    lead_id: null,
    contact_id: null,
    opportunity_id: null,
    origin: 'activities'
  }
}

/** The pages with one more entry on top. Pages that have not been read yet stay unread. */
export function withEntry(pages: TimelinePages | undefined, entry: Activity): TimelinePages | undefined {
  const [first, ...rest] = pages?.pages ?? []
  if (!pages || !first) return pages
  return { ...pages, pages: [{ ...first, entries: [entry, ...first.entries] }, ...rest] }
}
