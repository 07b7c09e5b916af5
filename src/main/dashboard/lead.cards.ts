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
import { noValue } from '#shared/lists/list.values.ts'
import { boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { readNumber, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { convertedLeads, notConverted } from '../leads/lead.filter.ts'
import { withoutMerged } from '../leads/lead.list.ts'
import { and } from '../mongo/scoped-collection.ts'
import { since } from './dashboard.parts.ts'

/** The dashboard's cards about leads. Merged leads count nowhere, as in the list. */

type Output<C extends keyof typeof dashboardContract> = OutputOf<(typeof dashboardContract)[C]>

/** More than a filter takes. */
const mostValues = 100
const weeksShown = 12
const sourcesShown = 8
const funnelDays = 90

/** Leads that came in today, in the last days and in each of the last weeks. */
export async function leadsIn(ctx: Ctx): Promise<Output<'leadsIn'>> {
  const now = ctx.now()
  const starts = { today: startOfDay(now), last7: startOfDay(now, 6), last30: startOfDay(now, 29) }
  const weeks = Array.from({ length: weeksShown }, (_, i) => startOfWeek(now, weeksShown - 1 - i))
  const hidden = await withoutMerged(ctx)
  const leads = ctx.collection(leadCollection)
  const countSince = (start: Date) => leads.count(and(since('created_at', start), hidden))
  // Side by side: each is a count of index entries, where one grouping would read every lead of twelve weeks.
  const [today, last7, last30, ...fromWeek] = await Promise.all(
    [starts.today, starts.last7, starts.last30, ...weeks].map(countSince)
  )
  const countOf = (week: number) => (fromWeek[week] ?? 0) - (fromWeek[week + 1] ?? 0)
  return {
    today: today ?? 0,
    last7: last7 ?? 0,
    last30: last30 ?? 0,
    since: starts,
    weeks: weeks.map((start, week) => ({ start, count: countOf(week) }))
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
    stored: readText(_id),
    count: readNumber(count) ?? 0
  }))
  const unknown = counted.flatMap(({ stage, stored }) =>
    stage === 'unknown' && stored ? [stored.trim()] : []
  )
  const countOf = (wanted: string) =>
    counted.filter(({ stage }) => stage === wanted).reduce((sum, { count }) => sum + count, 0)
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    stages: boardColumns.map((stage) => ({ stage, count: countOf(stage) })),
    unknownStages: [...new Set(unknown)].slice(0, mostValues)
  }
}

/** Where the leads of the last 30 days came from. */
export async function sources(ctx: Ctx): Promise<Output<'sources'>> {
  const start = startOfDay(ctx.now(), 29)
  const groups = await ctx
    .collection(leadCollection)
    .aggregate([
      { $match: and(since('created_at', start), await withoutMerged(ctx)) },
      { $group: { _id: '$source', count: { $sum: 1 } } }
    ])
  const counts = new Map<string | null, number>()
  for (const { _id, count } of groups) {
    // Null, absent and '' mean the same (domain.md 2.0), and are one source.
    const source = readText(_id)
    counts.set(source, (counts.get(source) ?? 0) + (readNumber(count) ?? 0))
  }
  const counted = [...counts]
    .map(([source, count]) => ({ source, count }))
    .sort((a, b) => b.count - a.count || (a.source ?? '').localeCompare(b.source ?? ''))
  const others = counted.slice(sourcesShown).reduce((sum, { count }) => sum + count, 0)
  const otherSources = counted.slice(sourcesShown).map(({ source }) => source ?? noValue)
  return {
    since: start,
    sources: counted.slice(0, sourcesShown),
    others,
    otherSources: otherSources.slice(0, mostValues)
  }
}

/** How far the leads of the last 90 days have come. */
export async function funnel(ctx: Ctx): Promise<Output<'funnel'>> {
  const start = startOfDay(ctx.now(), funnelDays - 1)
  const recent = and(since('created_at', start), await withoutMerged(ctx))
  const leads = ctx.collection(leadCollection)
  // Each counts index entries by status; whether a lead has a contact is in an index of its own.
  const [open, converted] = await Promise.all([
    leads.aggregate([
      { $match: and(recent, notConverted) },
      { $group: { _id: '$status', count: { $sum: 1 } } }
    ]),
    leads.count(and(recent, { $or: convertedLeads }))
  ])
  const reached = [
    ...open.map(({ _id, count }) => ({
      step: funnelStep(canonicalStatus(readText(_id))),
      count: readNumber(count) ?? 0
    })),
    { step: 'converted' as const, count: converted }
  ]
  return { since: start, steps: funnelSteps.map((step) => ({ step, count: countFrom(reached, step) })) }
}

/** Whoever reached a later step reached this one too. */
function countFrom(reached: { step: FunnelStep; count: number }[], step: FunnelStep): number {
  const from = funnelSteps.indexOf(step)
  return reached
    .filter((group) => funnelSteps.indexOf(group.step) >= from)
    .reduce((sum, { count }) => sum + count, 0)
}
