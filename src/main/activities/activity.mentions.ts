import type { Document } from 'mongodb'
import { mentionedIn } from '#shared/activities/activity.rules.ts'
import { storedText } from '#shared/activities/activity.schema.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readId } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { followUp } from '../mongo/follow-up.ts'
import { addMentionTask } from '../tasks/task.mention.ts'
import { listUsers } from '../users/user.service.ts'

/** People that an entry names: each gets a task, once for this entry, however often its text is edited. */

/** Those of some e-mails that are active colleagues who may work, and whose `@Name` the text holds. */
export async function mentionedPeople(ctx: Ctx, text: string, emails: string[]): Promise<Teammate[]> {
  if (emails.length === 0) return []
  const wanted = new Set(emails.map(comparableEmail))
  const people = (await listUsers(ctx)).filter(
    ({ email, is_active, role }) => is_active && role !== 'viewer' && wanted.has(comparableEmail(email))
  )
  return mentionedIn(text, people)
}

/** Makes the tasks of an entry as stored. */
export async function taskForMentions(ctx: Ctx, entry: Document, emails: string[]): Promise<void> {
  const links = {
    lead_id: readId(entry.lead_id),
    contact_id: readId(entry.contact_id),
    opportunity_id: readId(entry.opportunity_id)
  }
  const text = storedText(entry) ?? ''
  for (const email of emails) {
    await followUp(ctx, 'task of a mention', () =>
      addMentionTask(ctx, { entryId: String(entry._id), email, text, links })
    )
  }
}
