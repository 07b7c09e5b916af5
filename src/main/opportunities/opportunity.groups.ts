import type { Document, Filter } from 'mongodb'
import { readCurrency, readValue } from '#shared/opportunities/opportunity.schema.ts'
import { readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { blank } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { opportunityCollection } from './opportunity.collection.ts'

/** Deals that have all of these in common, added up. */
export type DealGroup<Key extends string> = {
  /** As stored. */
  stage: unknown
  currency: string
  probability: number | null
  count: number
  /** In the group's own currency. */
  value: number
} & Record<Key, unknown>

/**
 * Counts and sums by the stored values, which code then reads as it reads a card's. Nearly all deals have a plain number
 * or nothing: those the database adds up as they are, and an index tells whether there are others, which cost twice as
 * much a deal. `keys` are expressions that part the groups further.
 */
export async function dealGroups<Key extends string = never>(
  ctx: Ctx,
  filter: Filter<Document>,
  keys: Record<Key, unknown> = {} as Record<Key, unknown>
): Promise<DealGroup<Key>[]> {
  const plain = { keys, value: '$value' }
  const [groups, summable] = await Promise.all([
    grouped(ctx, filter, plain),
    ctx.collection(opportunityCollection).count(and(filter, isSummable))
  ])
  if (summable === groups.reduce((sum, { count }) => sum + count, 0)) return groups
  const [added, others] = await Promise.all([
    grouped(ctx, and(filter, isSummable), plain),
    unlikeGroups(ctx, and(filter, { $nor: [isSummable] }), keys)
  ])
  return [...added, ...others]
}

/** What `$sum` adds up as a card's value: finite numbers; where there is no value at all it adds nothing. */
const isSummable: Filter<Document> = {
  $or: [{ value: { $gt: -Infinity, $lt: Infinity } }, { value: blank, estimated_value: blank }]
}

/** Amounts of any kind: plain numbers are added up, those of other kinds are few and make groups of their own. */
async function unlikeGroups<Key extends string>(
  ctx: Ctx,
  filter: Filter<Document>,
  keys: Record<Key, unknown>
): Promise<DealGroup<Key>[]> {
  const groups = await grouped(ctx, filter, { keys: { ...keys, odd: oddAmount }, value: plainAmount })
  return groups.map(({ odd, ...group }) => ({
    ...group,
    value: odd ? group.count * (readValue(odd as Document) ?? 0) : group.value
  })) as DealGroup<Key>[]
}

async function grouped<Key extends string>(
  ctx: Ctx,
  filter: Filter<Document>,
  { keys, value }: { keys: Record<Key, unknown>; value: unknown }
): Promise<DealGroup<Key>[]> {
  const stored = { stage: '$stage', currency: '$currency', probability: '$probability', ...keys }
  const groups = await ctx
    .collection(opportunityCollection)
    .aggregate([{ $match: filter }, { $group: { _id: stored, count: { $sum: 1 }, value: { $sum: value } } }])
  return groups.map(({ _id, ...group }) => ({
    ..._id,
    stage: _id.stage ?? null,
    currency: readCurrency(_id.currency),
    probability: readNumber(_id.probability),
    count: readNumber(group.count) ?? 0,
    value: readNumber(group.value) ?? Number.NaN
  }))
}

/** An opportunity has its value under either name. Only finite numbers stand between the infinities. */
const isNumber = (field: string) => ({ $and: [{ $gt: [field, -Infinity] }, { $lt: [field, Infinity] }] })

/** Null, absent and '' mean the same (domain.md 2.0). */
export const isBlank = (field: string) => ({ $eq: [{ $ifNull: [field, ''] }, ''] })

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
