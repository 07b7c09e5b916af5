import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { isProbablySame } from '#shared/leads/lead.rules.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { storedEmail } from '../mongo/filter-parts.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { everyLead, leadCollection, rowProjection } from './lead.collection.ts'

/** More leads of one e-mail than any person has brands. */
const maxCandidates = 500

/**
 * Leads with the same e-mail and brand, newest first (domain.md 4.1). Leads that the user may not see count as well,
 * or two salespeople would work the same brand; of those only brand, e-mail and owner are told.
 */
export async function findDuplicates(
  ctx: Ctx,
  wanted: { email: string; brand_name: string }
): Promise<LeadDuplicate[]> {
  const email = comparableEmail(wanted.email)
  if (!email || !wanted.brand_name.trim()) return []
  const candidates = await ctx
    .collection(everyLead)
    .find(
      { email: storedEmail(email) },
      { projection: rowProjection, sort: { created_at: -1, _id: -1 }, limit: maxCandidates }
    )
  const same = candidates.map(readLeadRow).filter((lead) => isProbablySame(lead, wanted))
  const visible = await visibleIds(ctx, same)
  return same.map((lead) => (visible.has(lead._id) ? { ...lead, mayOpen: true } : onlyOwner(lead)))
}

async function visibleIds(ctx: Ctx, leads: LeadRow[]): Promise<Set<string>> {
  if (leads.length === 0) return new Set()
  const ids = leads.map((lead) => toObjectId(lead._id))
  const found = await ctx.collection(leadCollection).find({ _id: { $in: ids } }, { projection: { _id: 1 } })
  return new Set(found.map((lead) => String(lead._id)))
}

function onlyOwner({ _id, brand_name, email, owner_email, assigned_to }: LeadRow): LeadDuplicate {
  return { ...readLeadRow({ _id, brand_name, email, owner_email, assigned_to }), mayOpen: false }
}
