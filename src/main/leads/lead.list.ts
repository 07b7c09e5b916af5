import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import { leadIdsWithActivity } from '../activities/recent.activity.ts'
import type { Ctx } from '../context.ts'
import { oddSpellingsOf } from '../lists/odd.spellings.ts'
import { countOwners } from '../lists/owner.counts.ts'
import { sortedPage } from '../lists/sorted.page.ts'
import { typedPhones } from '../lists/typed.phones.ts'
import { countValues, foldCounts } from '../lists/value.counts.ts'
import { merged, notMerged } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { leadIdsWithOpenTask } from '../tasks/open.tasks.ts'
import { ownerIdentities } from '../users/owner.ts'
import { everyLead, leadCollection, rowProjection } from './lead.collection.ts'
import {
  convertedLeads,
  notConverted,
  type ParsedLeadFilter,
  quietSince,
  toLeadQuery
} from './lead.filter.ts'
import { leadValueFields, statusField } from './lead.values.ts'

type ListInput = z.output<typeof leadContract.list.input>
type CountsInput = z.output<typeof leadContract.counts.input>

/** One page of the list and the number of leads that the filter finds. */
export async function listLeads(ctx: Ctx, input: ListInput): Promise<{ rows: LeadRow[]; total: number }> {
  const leads = ctx.collection(leadCollection)
  const { skip, limit, sort } = input
  const query = await leadQuery(ctx, input)
  const page = sortedPage(leads, query, { projection: rowProjection, sort, skip, limit })
  // A search reads every lead: it is counted by a second walk only when the page does not show the end.
  const [rows, counted] = await Promise.all([page, input.search ? null : leads.count(query)])
  const isLastPage = rows.length < limit && (rows.length > 0 || skip === 0)
  const total = isLastPage ? skip + rows.length : (counted ?? (await leads.count(query)))
  return { rows: rows.map(readLeadRow), total }
}

/** The ids of a stretch of the list. */
export async function leadIds(ctx: Ctx, input: z.output<typeof leadContract.ids.input>): Promise<string[]> {
  const { skip, limit, sort } = input
  const query = await leadQuery(ctx, input)
  const stretch = { projection: { _id: 1 }, sort, skip, limit }
  const found = await sortedPage(ctx.collection(leadCollection), query, stretch)
  return found.map(({ _id }) => String(_id))
}

/** Everything that a filter asks, with what stands in other collections looked up. */
export async function leadQuery(ctx: Ctx, filter: ParsedLeadFilter): Promise<Filter<Document>> {
  const now = ctx.now()
  const [odd, owners, phones, hidden, busy, withTask] = await Promise.all([
    // Of all leads: an index tells the values of all, not those of one person's.
    oddSpellingsOf(ctx.collection(everyLead), { ...leadValueFields, status: statusField }, filter),
    ownerIdentities(ctx, filter.owner),
    typedPhones(filter.search),
    withoutMerged(ctx),
    filter.quiet_days === null ? undefined : leadIdsWithActivity(ctx, quietSince(now, filter.quiet_days)),
    filter.has_open_task === null ? undefined : leadIdsWithOpenTask(ctx)
  ])
  const query = toLeadQuery(filter, { now, odd, owners, phones, busy, withTask })
  return and(query, hidden)
}

/** Hides merged leads. Without any, as usual, that is no filter: all leads are then counted and paged by index alone. */
export async function withoutMerged(ctx: Ctx): Promise<Filter<Document> | null> {
  return (await ctx.collection(leadCollection).count(merged)) > 0 ? notMerged : null
}

/** How many leads each value of one filter would find under all the others. */
export async function countLeads(ctx: Ctx, { filter, field }: CountsInput): Promise<ValueCount[]> {
  const query = await leadQuery(ctx, { ...filter, [field]: [] })
  if (field === 'owner') return countOwners(ctx, leadCollection, query)
  const leads = ctx.collection(leadCollection)
  if (field !== 'status') return countValues(leads, query, leadValueFields[field])
  const [open, converted] = await Promise.all([
    countValues(leads, and(query, notConverted), statusField),
    leads.count(and(query, { $or: convertedLeads }))
  ])
  return foldCounts([...open, ...(converted > 0 ? [{ value: 'CONVERTED', count: converted }] : [])])
}
