import type { z } from 'zod'
import { type ContactRow, readContactRow } from '#shared/contacts/contact.schema.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import { type OpportunityCard, readOpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import type { searchContract } from '#shared/search/search.contract.ts'
import { contactCollection, rowProjection as contactProjection } from '../contacts/contact.collection.ts'
import { contactSearchFields } from '../contacts/contact.filter.ts'
import type { Ctx } from '../context.ts'
import { leadCollection, rowProjection as leadProjection } from '../leads/lead.collection.ts'
import { leadSearchFields } from '../leads/lead.filter.ts'
import { withoutMerged } from '../leads/lead.list.ts'
import { notMerged } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { boardOrder, cardProjection, opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { bestMatches } from './best.matches.ts'

/** What the palette finds. A salesperson finds their own records only: the collections see to that. */

type Found = z.infer<typeof searchContract.find.output>

/** As many of a kind as the palette shows without scrolling. */
const limit = 6

const newestFirst = { created_at: -1, _id: -1 } as const

/** The best few records whose names, addresses or numbers hold every word. */
export async function findRecords(ctx: Ctx, { text }: { text: string }): Promise<Found> {
  const [leads, contacts, opportunities] = await Promise.all([
    findLeads(ctx, text),
    findContacts(ctx, text),
    findOpportunities(ctx, text)
  ])
  return { leads, contacts, opportunities }
}

async function findLeads(ctx: Ctx, text: string): Promise<LeadRow[]> {
  const hidden = await withoutMerged(ctx)
  const options = { projection: leadProjection, sort: newestFirst, limit }
  const found = await bestMatches(
    (filter) => ctx.collection(leadCollection).find(and(filter, hidden), options),
    { text, fields: leadSearchFields, limit }
  )
  return found.map(readLeadRow)
}

async function findContacts(ctx: Ctx, text: string): Promise<ContactRow[]> {
  const options = { projection: contactProjection, sort: newestFirst, limit }
  const found = await bestMatches(
    (filter) => ctx.collection(contactCollection).find(and(filter, notMerged), options),
    { text, fields: contactSearchFields, limit }
  )
  return found.map(readContactRow)
}

async function findOpportunities(ctx: Ctx, text: string): Promise<OpportunityCard[]> {
  const options = { projection: cardProjection, sort: boardOrder, limit }
  const found = await bestMatches((filter) => ctx.collection(opportunityCollection).find(filter, options), {
    text,
    fields: ['name'],
    limit
  })
  return found.map(readOpportunityCard)
}
