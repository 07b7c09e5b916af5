import { readActivity } from '#shared/activities/activity.schema.ts'
import type { Ctx } from '../context.ts'
import { linksTo } from '../mongo/filter-parts.ts'
import { timelineSources } from './activity.collection.ts'

/**
 * Which of these opportunities have an entry of any program since an instant. Dates as text, which the database
 * can't compare, are read here: they are a handful in practice.
 */
export async function activeSince(ctx: Ctx, opportunityIds: string[], since: Date): Promise<Set<string>> {
  const filter = {
    opportunity_id: linksTo(opportunityIds),
    $or: [{ created_at: { $gte: since } }, { created_at: { $not: { $type: 'date' } } }]
  }
  const projection = { opportunity_id: 1, created_at: 1, sent_at: 1, timestamp: 1 }
  const found = await Promise.all(
    timelineSources.map(async ({ origin, definition }) => {
      const entries = await ctx.collection(definition).find(filter, { projection })
      return entries.map((entry) => readActivity(entry, origin))
    })
  )
  const recent = found.flat().filter(({ created_at }) => created_at !== null && created_at >= since)
  return new Set(recent.map(({ opportunity_id }) => opportunity_id ?? ''))
}
