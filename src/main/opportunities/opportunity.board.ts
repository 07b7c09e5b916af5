import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { BoardColumnData, opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import { type MarkedCard, readOpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { and } from '../mongo/scoped-collection.ts'
import { boardOrder, cardProjection, opportunityCollection } from './opportunity.collection.ts'
import { opportunityQuery } from './opportunity.filter.ts'
import { type DealGroup, dealGroups } from './opportunity.groups.ts'
import { quietDeals } from './opportunity.quiet.ts'
import { columnOf } from './opportunity.stages.ts'

/** The board: counts and sums by one grouping, cards by one indexed query a column, so that nothing is cut silently. */

type BoardInput = z.output<typeof opportunityContract.board.input>
type ColumnInput = z.output<typeof opportunityContract.column.input>

/** All columns, each with its first cards. */
export async function board(ctx: Ctx, input: BoardInput): Promise<{ columns: BoardColumnData[] }> {
  const filter = await opportunityQuery(ctx, input)
  const groups = await dealGroups(ctx, filter)
  const found = await Promise.all(
    boardColumns.map(async (column) => {
      const own = groups.filter((group) => columnOf(group.stage) === column)
      return { column, own, deals: await columnDeals(ctx, filter, own, { skip: 0, limit: input.cards }) }
    })
  )
  // Asked once for all columns: each question costs the database a round trip to four collections.
  const quiet = await quietDeals(
    ctx,
    found.flatMap(({ deals }) => deals)
  )
  const columns = found.map(({ column, own, deals }) => ({
    column,
    count: totalOf(own),
    sums: sumByCurrency(own),
    cards: markedCards(deals, quiet)
  }))
  return { columns }
}

/** A further page of one column. */
export async function column(ctx: Ctx, input: ColumnInput): Promise<{ cards: MarkedCard[]; count: number }> {
  const filter = await opportunityQuery(ctx, input)
  const stages = await ctx
    .collection(opportunityCollection)
    .aggregate([{ $match: filter }, { $group: { _id: '$stage', count: { $sum: 1 } } }])
  const own = stages
    .map((group) => ({ stage: group._id ?? null, count: readNumber(group.count) ?? 0 }))
    .filter(({ stage }) => columnOf(stage) === input.column)
  const deals = await columnDeals(ctx, filter, own, input)
  return { cards: markedCards(deals, await quietDeals(ctx, deals)), count: totalOf(own) }
}

function totalOf(groups: { count: number }[]): number {
  return groups.reduce((total, group) => total + group.count, 0)
}

function sumByCurrency(groups: DealGroup<never>[]): BoardColumnData['sums'] {
  const sums = new Map<string, BoardColumnData['sums'][number]>()
  for (const { currency, value, probability } of groups) {
    const sum = sums.get(currency) ?? { currency, value: 0, weighted: 0 }
    const weighted = sum.weighted + weightedValue(value, probability)
    sums.set(currency, { currency, value: sum.value + value, weighted })
  }
  return [...sums.values()].sort((a, b) => b.value - a.value || a.currency.localeCompare(b.currency))
}

/** Deals by the very values that the grouping found, so that cards and counts always agree. */
async function columnDeals(
  ctx: Ctx,
  filter: Filter<Document>,
  groups: { stage: unknown }[],
  page: { skip: number; limit: number }
): Promise<Document[]> {
  if (groups.length === 0 || page.limit === 0) return []
  const stages = [...new Set(groups.map((group) => group.stage))]
  const inColumn = stages.length === 1 ? { stage: { $eq: stages[0] } } : { stage: { $in: stages } }
  return ctx.collection(opportunityCollection).find(and(inColumn, filter), {
    projection: cardProjection,
    sort: boardOrder,
    skip: page.skip,
    limit: page.limit
  })
}

function markedCards(deals: Document[], quiet: Set<string>): MarkedCard[] {
  return deals.map(readOpportunityCard).map((card) => ({ ...card, isQuiet: quiet.has(card._id) }))
}
