import type { Document, Filter } from 'mongodb'
import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { present } from '../mongo/filter-parts.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Every task, whoever it belongs to: that a record has one may be known to all who see the record. */
const everyTask: CollectionDefinition = { name: 'tasks', indexes: [], scope: () => null }

/** Not done: the later back end tells it by `status` and has no `is_completed` (domain.md 2.6). */
const openTasks: Filter<Document> = {
  is_completed: { $in: [false, null] },
  status: { $nin: ['completed', 'cancelled'] }
}

/** The leads that have an open task, as hex ids. */
export async function leadIdsWithOpenTask(ctx: Ctx): Promise<string[]> {
  const groups = await ctx
    .collection(everyTask)
    .aggregate([{ $match: and(openTasks, { lead_id: present }) }, { $group: { _id: '$lead_id' } }])
  return groups.flatMap(({ _id }) => readText(_id) ?? [])
}
