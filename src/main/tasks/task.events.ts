import type { Document } from 'mongodb'
import { readId } from '#shared/values/stored.ts'
import { timelineEventCollection } from '../activities/activity.collection.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'

type TaskEvent = 'task_created' | 'task_updated' | 'task_completed' | 'task_reopened'

const verbs: Record<TaskEvent, string> = {
  task_created: 'created',
  task_updated: 'updated',
  task_completed: 'completed',
  task_reopened: 'reopened'
}

/** Tells the history of a task's records what became of it, as the website does (domain.md 2.17). */
export async function logTaskEvent(ctx: Ctx, event_type: TaskEvent, task: Document): Promise<void> {
  const entity_id = String(task._id)
  const links = { lead_id: readId(task.lead_id), contact_id: readId(task.contact_id) }
  const entry = {
    entity_type: 'task',
    entity_id,
    event_type,
    description: `Task ${verbs[event_type]}: ${task.title}`,
    user_email: ctx.user.email,
    ...links,
    opportunity_id: readId(task.opportunity_id),
    created_at: ctx.now()
  }
  const id = ctx.newId()
  await followUp(ctx, 'task history', async () => {
    await ctx
      .collection(timelineEventCollection)
      .insert(entry, id)
      .catch((error: unknown) => {
        if (!isDuplicateId(error)) throw error
      })
    ctx.changed({ collection: 'timeline_events', ids: [id], kind: 'created' })
  })
}
