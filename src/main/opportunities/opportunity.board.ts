import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import {
  type BoardColumn,
  type BoardColumnData,
  boardColumns,
  type opportunityContract
} from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import {
  type OpportunityCard,
  readCurrency,
  readOpportunityCard,
  readValue
} from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { readNumber, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { everyWordIn, ownedBy } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { ownerIdentities } from '../users/owner.ts'
import { boardOrder, cardProjection, opportunityCollection } from './opportunity.collection.ts'

/** The board: counts and sums by one grouping, cards by one indexed query a column, so that nothing is cut silently. */

type BoardInput = z.output<typeof opportunityContract.board.input>
type ColumnInput = z.output<typeof opportunityContract.column.input>

/** All columns, each with its first cards. */
export async function board(ctx: Ctx, input: BoardInput): Promise<{ columns: BoardColumnData[] }> {
  const filter = await boardFilter(ctx, input)
  const groups = await stageGroups(ctx, filter)
  const columns = boardColumns.map(async (column) => {
    const own = groups.filter((group) => columnOf(group.stage) === column)
    const cards = await columnCards(ctx, filter, own, { skip: 0, limit: input.cards })
    return { column, count: totalOf(own), sums: sumByCurrency(own), cards }
  })
  return { columns: await Promise.all(columns) }
}

/** A further page of one column. */
export async function column(
  ctx: Ctx,
  input: ColumnInput
): Promise<{ cards: OpportunityCard[]; count: number }> {
  const filter = await boardFilter(ctx, input)
  const stages = await ctx
    .collection(opportunityCollection)
    .aggregate([{ $match: filter }, { $group: { _id: '$stage', count: { $sum: 1 } } }])
  const own = stages
    .map((group) => ({ stage: group._id ?? null, count: readNumber(group.count) ?? 0 }))
    .filter(({ stage }) => columnOf(stage) === input.column)
  return { cards: await columnCards(ctx, filter, own, input), count: totalOf(own) }
}

async function boardFilter(
  ctx: Ctx,
  { search, owner }: { search: string; owner: string | null }
): Promise<Filter<Document>> {
  const [identity] = owner === null ? [] : await ownerIdentities(ctx, [owner])
  return and(everyWordIn(search, ['name']), identity && { $or: ownedBy(identity) })
}

/** What the database holds at one stored stage, in one stored currency, with one stored probability and oddity. */
type StageGroup = {
  stage: unknown
  currency: unknown
  count: number
  value: number
  probability: number | null
}

/**
 * Counts and sums by the stored values, which code then reads as it reads a card's: the database only adds up, and
 * only plain numbers. Amounts of any other kind are few, and make groups of their own.
 */
async function stageGroups(ctx: Ctx, filter: Filter<Document>): Promise<StageGroup[]> {
  const stored = { stage: '$stage', currency: '$currency', probability: '$probability', odd: oddAmount }
  const groups = await ctx
    .collection(opportunityCollection)
    .aggregate([
      { $match: filter },
      { $group: { _id: stored, count: { $sum: 1 }, value: { $sum: plainAmount } } }
    ])
  return groups.map(({ _id: { stage, currency, probability, odd }, ...group }) => {
    const count = readNumber(group.count) ?? 0
    const value = odd ? count * (readValue(odd) ?? 0) : (readNumber(group.value) ?? 0)
    return { stage: stage ?? null, currency, probability: readNumber(probability), count, value }
  })
}

/** An opportunity has its value under either name. Only finite numbers stand between the infinities. */
const isNumber = (field: string) => ({ $and: [{ $gt: [field, -Infinity] }, { $lt: [field, Infinity] }] })
const isBlank = (field: string) => ({ $eq: [{ $ifNull: [field, ''] }, ''] })
const isEstimateUsed = { $and: [isBlank('$value'), isNumber('$estimated_value')] }
const isNothing = { $and: [isBlank('$value'), isBlank('$estimated_value')] }
const plainAmount = {
  $cond: [isNumber('$value'), '$value', { $cond: [isEstimateUsed, '$estimated_value', 0] }]
}
const oddAmount = {
  $cond: [
    { $or: [isNumber('$value'), isEstimateUsed, isNothing] },
    null,
    { value: '$value', estimated_value: '$estimated_value' }
  ]
}

/** The column of a stored stage. */
function columnOf(stage: unknown): BoardColumn {
  return canonicalStage(readText(stage)) ?? 'unknown'
}

function totalOf(groups: { count: number }[]): number {
  return groups.reduce((total, group) => total + group.count, 0)
}

function sumByCurrency(groups: StageGroup[]): BoardColumnData['sums'] {
  const sums = new Map<string, BoardColumnData['sums'][number]>()
  for (const { currency: stored, value, probability } of groups) {
    const currency = readCurrency(stored)
    const sum = sums.get(currency) ?? { currency, value: 0, weighted: 0 }
    const weighted = sum.weighted + weightedValue(value, probability)
    sums.set(currency, { currency, value: sum.value + value, weighted })
  }
  return [...sums.values()].sort((a, b) => b.value - a.value || a.currency.localeCompare(b.currency))
}

/** Cards by the very values that the grouping found, so that cards and counts always agree. */
async function columnCards(
  ctx: Ctx,
  filter: Filter<Document>,
  groups: { stage: unknown }[],
  page: { skip: number; limit: number }
): Promise<OpportunityCard[]> {
  if (groups.length === 0 || page.limit === 0) return []
  const stages = [...new Set(groups.map((group) => group.stage))]
  const inColumn = stages.length === 1 ? { stage: { $eq: stages[0] } } : { stage: { $in: stages } }
  const cards = await ctx.collection(opportunityCollection).find(and(inColumn, filter), {
    projection: cardProjection,
    sort: boardOrder,
    skip: page.skip,
    limit: page.limit
  })
  return cards.map(readOpportunityCard)
}
