import type { Document } from 'mongodb'
import type { dashboardContract } from '#shared/dashboard/dashboard.contract.ts'
import { daysByStage, type StageMove, startOfDay, startOfMonth } from '#shared/dashboard/dashboard.rules.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { type BoardColumnData, everyOpportunity } from '#shared/opportunities/opportunity.contract.ts'
import { readCurrency, readValue } from '#shared/opportunities/opportunity.schema.ts'
import { boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage, stageSpellings } from '#shared/opportunities/stages.ts'
import { readDate, readId, readText } from '#shared/values/stored.ts'
import { activityCollection } from '../activities/activity.collection.ts'
import type { Ctx } from '../context.ts'
import { caseSpellings, present } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { board } from '../opportunities/opportunity.board.ts'
import { opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { opportunityQuery } from '../opportunities/opportunity.filter.ts'
import { since } from './dashboard.parts.ts'

/** The dashboard's cards about deals. */

type Output<C extends keyof typeof dashboardContract> = OutputOf<(typeof dashboardContract)[C]>

const monthsShown = 12
const movesOfDays = 180

/** Open deals now, as the board adds them up; won ones are only counted, which their index does. */
export async function pipeline(ctx: Ctx): Promise<Output<'pipeline'>> {
  const [{ columns }, won] = await Promise.all([
    board(ctx, { ...everyOpportunity, state: ['open'], cards: 0 }),
    countWon(ctx)
  ])
  const open = columns.filter(({ column }) => column !== 'won' && column !== 'lost')
  return {
    open: open.reduce((sum, { count }) => sum + count, 0),
    won,
    sums: addUp(open),
    stages: open.map(({ column, count, sums }) => ({ stage: column, count, sums }))
  }
}

async function countWon(ctx: Ctx): Promise<number> {
  const query = await opportunityQuery(ctx, { ...everyOpportunity, state: ['won'] })
  return ctx.collection(opportunityCollection).count(query)
}

function addUp(columns: BoardColumnData[]): BoardColumnData['sums'] {
  const total = new Map<string, BoardColumnData['sums'][number]>()
  for (const { currency, value, weighted } of columns.flatMap(({ sums }) => sums)) {
    const sum = total.get(currency) ?? { currency, value: 0, weighted: 0 }
    total.set(currency, { currency, value: sum.value + value, weighted: sum.weighted + weighted })
  }
  return [...total.values()].sort((a, b) => b.value - a.value)
}

/** Deals won in each of the last months. A deal without the day it was closed counts where it was last touched. */
export async function wonByMonth(ctx: Ctx): Promise<Output<'wonByMonth'>> {
  const now = ctx.now()
  const starts = Array.from({ length: monthsShown }, (_, i) => startOfMonth(now, monthsShown - 1 - i))
  const first = starts[0] ?? now
  const won = { stage: { $in: caseSpellings(stageSpellings('won')) } }
  const closed = { $or: [since('closed_at', first), and({ closed_at: null }, since('updated_at', first))] }
  const deals = await ctx.collection(opportunityCollection).aggregate([
    { $match: and(won, closed) },
    {
      $project: {
        value: 1,
        estimated_value: 1,
        currency: 1,
        closed_at: { $ifNull: ['$closed_at', '$updated_at'] }
      }
    }
  ])
  const months = starts.map((start) => ({ start, count: 0, sums: new Map<string, number>() }))
  for (const deal of deals) {
    const closedAt = readDate(deal.closed_at)
    const month = closedAt && months.findLast(({ start }) => start <= closedAt)
    if (!month) continue
    const currency = readCurrency(deal.currency)
    month.count += 1
    month.sums.set(currency, (month.sums.get(currency) ?? 0) + (readValue(deal) ?? 0))
  }
  return { months: months.map((month) => ({ ...month, sums: toList(month.sums) })) }
}

function toList(sums: Map<string, number>): { currency: string; value: number }[] {
  return [...sums].map(([currency, value]) => ({ currency, value })).sort((a, b) => b.value - a.value)
}

/** How long deals stay at each stage, from the history of their moves. Stages that no deal left are not listed. */
export async function stageDays(ctx: Ctx): Promise<Output<'stageDays'>> {
  const moved = { type: 'stage_change', opportunity_id: present }
  const own = await ownDeals(ctx)
  // Ten thousand moves are sooner sent as two lists a stage than as documents.
  const groups = await ctx.collection(activityCollection).aggregate([
    { $match: and(moved, since('created_at', startOfDay(ctx.now(), movesOfDays - 1)), own) },
    {
      $group: {
        _id: '$metadata.old_stage',
        records: { $push: '$opportunity_id' },
        times: { $push: '$created_at' }
      }
    }
  ])
  const spent = daysByStage(groups.flatMap(movesFrom))
  const stages = boardColumns.flatMap((stage) => {
    const sum = spent.get(stage)
    return sum ? [{ stage, days: sum.days / sum.moves, moves: sum.moves }] : []
  })
  return { stages }
}

function movesFrom({ _id, records, times }: Document): StageMove[] {
  const from = _id == null ? null : (canonicalStage(readText(_id)) ?? 'unknown')
  return (records as unknown[]).flatMap((id, at) => {
    const record = readId(id)
    const time = readDate((times as unknown[])[at])
    return record && time ? [{ record, from, at: time }] : []
  })
}

/** History has no owner of its own: a salesperson's is that of the deals that they see. */
async function ownDeals(ctx: Ctx) {
  if (ctx.user.role !== 'sales') return null
  const deals = await ctx.collection(opportunityCollection).find({}, { projection: { _id: 1 } })
  return { opportunity_id: { $in: deals.map((deal) => String(deal._id)) } }
}
