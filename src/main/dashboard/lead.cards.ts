import type { dashboardContract } from '#shared/dashboard/dashboard.contract.ts'
import {
  type FunnelStep,
  funnelStep,
  funnelSteps,
  startOfDay,
  startOfWeek
} from '#shared/dashboard/dashboard.rules.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { canonicalStatus } from '#shared/leads/lead.rules.ts'
import { boardColumns } from '#shared/opportunities/opportunity.contract.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { readNumber, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { withoutMerged } from '../leads/lead.list.ts'
import { and } from '../mongo/scoped-collection.ts'
import { isPresent, since, TimeParts } from './dashboard.parts.ts'

/** The dashboard's cards about leads. Merged leads count nowhere, as in the list. */

type Output<C extends keyof typeof dashboardContract> = OutputOf<(typeof dashboardContract)[C]>

const weeksShown = 12
const sourcesShown = 8
const funnelDays = 90

/** Leads that came in today, in the last days and in each of the last weeks. */
export async function leadsIn(ctx: Ctx): Promise<Output<'leadsIn'>> {
  const now = ctx.now()
  const starts = { today: startOfDay(now), last7: startOfDay(now, 6), last30: startOfDay(now, 29) }
  const weeks = Array.from({ length: weeksShown }, (_, i) => startOfWeek(now, weeksShown - 1 - i))
  const parts = new TimeParts([...weeks, ...Object.values(starts)])
  const buckets = await ctx
    .collection(leadCollection)
    .aggregate([
      { $match: and(since('created_at', parts.first()), await withoutMerged(ctx)) },
      parts.bucket('$created_at')
    ])
  return {
    today: parts.count(buckets, starts.today),
    last7: parts.count(buckets, starts.last7),
    last30: parts.count(buckets, starts.last30),
    since: starts,
    weeks: weeks.map((start, i) => ({ start, count: parts.count(buckets, start, weeks[i + 1]) }))
  }
}

/** Every lead by its stage, in board order. */
export async function leadStages(ctx: Ctx): Promise<Output<'leadStages'>> {
  const groups = await ctx
    .collection(leadCollection)
    .aggregate([
      { $match: (await withoutMerged(ctx)) ?? {} },
      { $group: { _id: '$stage', count: { $sum: 1 } } }
    ])
  const counted = groups.map(({ _id, count }) => ({
    stage: canonicalStage(readText(_id)) ?? ('unknown' as const),
    count: readNumber(count) ?? 0
  }))
  const countOf = (wanted: string) =>
    counted.filter(({ stage }) => stage === wanted).reduce((sum, { count }) => sum + count, 0)
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    stages: boardColumns.map((stage) => ({ stage, count: countOf(stage) }))
  }
}

/** Where the leads of the last 30 days came from. */
export async function sources(ctx: Ctx): Promise<Output<'sources'>> {
  const start = startOfDay(ctx.now(), 29)
  const source = { $cond: [isPresent('$source'), '$source', null] }
  const groups = await ctx
    .collection(leadCollection)
    .aggregate([
      { $match: and(since('created_at', start), await withoutMerged(ctx)) },
      { $group: { _id: source, count: { $sum: 1 } } },
      { $sort: { count: -1, _id: 1 } }
    ])
  const counted = groups.map(({ _id, count }) => ({ source: readText(_id), count: readNumber(count) ?? 0 }))
  const others = counted.slice(sourcesShown).reduce((sum, { count }) => sum + count, 0)
  return { since: start, sources: counted.slice(0, sourcesShown), others }
}

/** How far the leads of the last 90 days have come. */
export async function funnel(ctx: Ctx): Promise<Output<'funnel'>> {
  const start = startOfDay(ctx.now(), funnelDays - 1)
  const became = {
    status: '$status',
    hasContact: { $or: [isPresent('$converted_to_contact_id'), isPresent('$converted_contact_id')] }
  }
  const groups = await ctx
    .collection(leadCollection)
    .aggregate([
      { $match: and(since('created_at', start), await withoutMerged(ctx)) },
      { $group: { _id: became, count: { $sum: 1 } } }
    ])
  const reached = groups.map(({ _id, count }) => ({
    step: _id.hasContact ? 'converted' : funnelStep(canonicalStatus(readText(_id.status))),
    count: readNumber(count) ?? 0
  }))
  return { since: start, steps: funnelSteps.map((step) => ({ step, count: countFrom(reached, step) })) }
}

/** Whoever reached a later step reached this one too. */
function countFrom(reached: { step: FunnelStep; count: number }[], step: FunnelStep): number {
  const from = funnelSteps.indexOf(step)
  return reached
    .filter((group) => funnelSteps.indexOf(group.step) >= from)
    .reduce((sum, { count }) => sum + count, 0)
}
