import type { LeadRow } from '#shared/leads/lead.schema.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import type { Ctx } from '../context.ts'
import { findLeads } from '../leads/lead.service.ts'
import { findOpportunities } from '../opportunities/opportunity.service.ts'

/** As many of a kind as the palette shows without scrolling. */
const limit = 8

/** The newest few records that the user may see and whose names or addresses hold every word. */
export async function findRecords(
  ctx: Ctx,
  { text }: { text: string }
): Promise<{ leads: LeadRow[]; opportunities: OpportunityCard[] }> {
  const [leads, opportunities] = await Promise.all([
    findLeads(ctx, text, limit),
    findOpportunities(ctx, text, limit)
  ])
  return { leads, opportunities }
}
