import type { Document } from 'mongodb'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import { readDate, readText } from '#shared/values/stored.ts'
import { activeSince } from '../activities/activity.recent.ts'
import type { Ctx } from '../context.ts'
import { startOfDay } from '../lists/filter.queries.ts'
import { pipelineSettings } from '../pipeline/pipeline.service.ts'

/**
 * Which of these deals nobody has touched for as many days as the team has set. Every change and every entry that
 * is made here touches the deal itself; older programs log beside it, so history is asked about the rest. Won and
 * lost deals may rest.
 */
export async function quietDeals(ctx: Ctx, deals: Document[]): Promise<Set<string>> {
  const { stale_days } = await pipelineSettings(ctx)
  const since = startOfDay(ctx.now(), -stale_days)
  const untouched = deals.filter((deal) => !isClosedStage(readText(deal.stage)) && !isTouched(deal, since))
  const ids = untouched.map((deal) => String(deal._id))
  const active = ids.length > 0 ? await activeSince(ctx, ids, since) : new Set()
  return new Set(ids.filter((id) => !active.has(id)))
}

function isTouched(deal: Document, since: Date): boolean {
  return [deal.updated_at, deal.created_at].some((stored) => {
    const date = readDate(stored)
    return date !== null && date >= since
  })
}
