import type { Document, Filter } from 'mongodb'
import { readCurrency, readValue } from '#shared/opportunities/opportunity.schema.ts'
import { readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
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
 * Counts and sums by the stored values, which code then reads as it reads a card's: the database only adds up, and
 * only plain numbers. Amounts of any other kind are few, and make groups of their own. `keys` are expressions that part
 * the groups further.
 */
export async function dealGroups<Key extends string = never>(
  ctx: Ctx,
  filter: Filter<Document>,
  keys: Record<Key, unknown> = {} as Record<Key, unknown>
): Promise<DealGroup<Key>[]> {
  const stored = {
    stage: '$stage',
    currency: '$currency',
    probability: '$probability',
    odd: oddAmount,
    ...keys
  }
  const groups = await ctx
    .collection(opportunityCollection)
    .aggregate([
      { $match: filter },
      { $group: { _id: stored, count: { $sum: 1 }, value: { $sum: plainAmount } } }
    ])
  return groups.map(({ _id: { odd, ...id }, ...group }) => {
    const count = readNumber(group.count) ?? 0
    return {
      ...id,
      stage: id.stage ?? null,
      currency: readCurrency(id.currency),
      probability: readNumber(id.probability),
      count,
      value: odd ? count * (readValue(odd) ?? 0) : (readNumber(group.value) ?? 0)
    }
  })
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
