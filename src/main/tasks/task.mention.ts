import type { RecordLinks } from '#shared/records/record.schema.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { taskCollection } from './task.collection.ts'
import { logTaskEvent } from './task.events.ts'
import { newTaskDocument } from './task.new.ts'
import { derivedId } from './task.repeat.ts'

const titleLength = 120

/**
 * The task of somebody who was named in an entry: due today, and reminding at once. Its id follows from the entry
 * and the person, so that there is never a second one. Safe to repeat.
 */
export async function addMentionTask(
  ctx: Ctx,
  mention: { entryId: string; email: string; text: string; links: RecordLinks }
): Promise<void> {
  const { entryId, email, text, links } = mention
  const id = derivedId(entryId, comparableEmail(email))
  const now = ctx.now()
  const input = {
    title: titleOf(text),
    description: text,
    due_date: calendarInstant(calendarDay(now)),
    reminder_date: now
  }
  const facts = { creator: ctx.user, assignee: email, links, website: await ctx.website(), now }
  const document = { ...newTaskDocument(input, facts), mention_of: entryId }
  try {
    await ctx.collection(taskCollection).insert(document, id)
  } catch (error) {
    if (isDuplicateId(error)) return
    throw error
  }
  ctx.changed({ collection: 'tasks', ids: [id], kind: 'created' })
  await logTaskEvent(ctx, 'task_created', { _id: id, ...document })
}

/** The first line in the author's own words, cut between words. */
function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n')
  if (line.length <= titleLength) return line
  const cut = [...line].slice(0, titleLength).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2))}…`
}
