import type { Document } from 'mongodb'
import type { RecordLinks } from '#shared/records/record.schema.ts'
import type { TaskFields } from '#shared/tasks/task.contract.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import type { WebsiteProfile } from '../mongo/website-profile.ts'

type Facts = {
  creator: { email: string; _id: string }
  assignee: string | null
  links: RecordLinks
  website: WebsiteProfile
  now: Date
}

/**
 * A new task in the canonical form of domain.md 6.5, with every field that the website writes, and the later back
 * end's names beside them while that one is at work. Fields of ours are there only when they say something.
 */
export function newTaskDocument(
  input: Partial<Omit<TaskFields, 'record' | 'assigned_to_email'>>,
  { creator, assignee, links, website, now }: Facts
): Document {
  const mirror = { assigned_to: assignee, created_by: creator.email, status: 'pending' }
  return {
    title: toStoredText(input.title) ?? '',
    description: toStoredText(input.description),
    assigned_to_email: assignee,
    created_by_email: creator.email,
    created_by_id: creator._id,
    ...links,
    due_date: input.due_date ?? null,
    ...(input.due_date && input.due_has_time && { due_has_time: true }),
    priority: input.priority ?? 'B',
    is_completed: false,
    completed_at: null,
    ...(input.repeat_rule && { repeat_rule: input.repeat_rule }),
    ...(input.reminder_date && { reminder_date: input.reminder_date }),
    ...(website === 'site-b2' && mirror),
    created_at: now,
    updated_at: now
  }
}
