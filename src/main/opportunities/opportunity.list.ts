import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import type { OpportunityRow, opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { readOpportunity } from '#shared/opportunities/opportunity.schema.ts'
import { readId } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { leadNames } from '../leads/lead.service.ts'
import { countOwners } from '../lists/owner.counts.ts'
import { sortedPage } from '../lists/sorted.page.ts'
import { countValues, foldCounts } from '../lists/value.counts.ts'
import { opportunityCollection, rowProjection } from './opportunity.collection.ts'
import { opportunityQuery } from './opportunity.filter.ts'
import { quietDeals } from './opportunity.quiet.ts'
import { countSectors } from './opportunity.sectors.ts'
import { stageValue } from './opportunity.stages.ts'
import { currencyField } from './opportunity.values.ts'

type ListInput = z.output<typeof opportunityContract.list.input>
type CountsInput = z.output<typeof opportunityContract.counts.input>

/** One page of the list and the number of deals that the filter finds. */
export async function listOpportunities(
  ctx: Ctx,
  input: ListInput
): Promise<{ rows: OpportunityRow[]; total: number }> {
  const { skip, limit } = input
  const query = await opportunityQuery(ctx, input)
  const opportunities = ctx.collection(opportunityCollection)
  const stretch = { projection: rowProjection, sort: input.sort, skip, limit }
  const [deals, total] = await Promise.all([
    sortedPage(opportunities, query, stretch),
    opportunities.count(query)
  ])
  return { rows: await toRows(ctx, deals), total }
}

/** Stored deals as rows of the list, with the names of their leads. */
export async function toRows(ctx: Ctx, deals: Document[]): Promise<OpportunityRow[]> {
  const [names, quiet] = await Promise.all([
    leadNames(
      ctx,
      deals.map((deal) => readId(deal.lead_id))
    ),
    quietDeals(ctx, deals)
  ])
  return deals.map((deal) => {
    const lead_name = names.get(readId(deal.lead_id) ?? '') ?? null
    const opportunity = readOpportunity(deal, { lead_name, contact_name: null })
    return { ...opportunity, isQuiet: quiet.has(opportunity._id) }
  })
}

/** The ids of a stretch of the list. */
export async function opportunityIds(
  ctx: Ctx,
  input: z.output<typeof opportunityContract.ids.input>
): Promise<string[]> {
  const { skip, limit } = input
  const stretch = { projection: { _id: 1 }, sort: input.sort, skip, limit }
  const query = await opportunityQuery(ctx, input)
  const found = await sortedPage(ctx.collection(opportunityCollection), query, stretch)
  return found.map(({ _id }) => String(_id))
}

/** How many deals each value of one filter would find under all the others. */
export async function countOpportunities(ctx: Ctx, { filter, field }: CountsInput): Promise<ValueCount[]> {
  const query = await opportunityQuery(ctx, { ...filter, [field]: [] })
  const opportunities = ctx.collection(opportunityCollection)
  if (field === 'owner') return countOwners(ctx, opportunityCollection, query)
  if (field === 'sector') return countSectors(ctx, query)
  if (field === 'currency') return countValues(opportunities, query, currencyField)
  const groups = await opportunities.aggregate([
    { $match: query },
    { $group: { _id: '$stage', count: { $sum: 1 } } }
  ])
  return foldCounts(groups.map(({ _id, count }) => ({ value: stageValue(_id), count: Number(count) })))
}
