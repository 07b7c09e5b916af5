import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { LeadDuplicate, leadContract } from '#shared/leads/lead.contract.ts'
import { isProbablySame } from '#shared/leads/lead.rules.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { notMerged, storedEmail } from '../mongo/filter-parts.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { everyLead, leadCollection, rowProjection } from './lead.collection.ts'

type Wanted = z.output<typeof leadContract.duplicates.input>

/** More leads of one e-mail than any person has brands. */
const maxCandidates = 500

/**
 * Leads with the same e-mail and brand, or with the same phone, newest first (domain.md 4.1). Leads that the user may
 * not see count as well, or two salespeople would work the same brand; of those only brand, e-mail and owner are told.
 */
export async function findDuplicates(ctx: Ctx, wanted: Wanted): Promise<LeadDuplicate[]> {
  const [sameBrand, samePhone] = await Promise.all([withSameBrand(ctx, wanted), withSamePhone(ctx, wanted)])
  const found = new Map([...sameBrand, ...samePhone].map((lead) => [lead._id, lead]))
  const ids = (leads: LeadRow[]) => new Set(leads.map(({ _id }) => _id))
  const [byBrand, byPhone] = [ids(sameBrand), ids(samePhone)]
  const leads = [...found.values()].sort((a, b) => time(b) - time(a))
  const visible = await visibleIds(ctx, leads)
  return leads.map((lead) => ({
    ...(visible.has(lead._id) ? lead : onlyOwner(lead)),
    mayOpen: visible.has(lead._id),
    same: [
      ...(byBrand.has(lead._id) ? (['brand'] as const) : []),
      ...(byPhone.has(lead._id) ? (['phone'] as const) : [])
    ]
  }))
}

async function withSameBrand(ctx: Ctx, wanted: Wanted): Promise<LeadRow[]> {
  const email = comparableEmail(wanted.email)
  if (!email || !wanted.brand_name.trim()) return []
  const leads = await newest(ctx, { email: storedEmail(email) })
  return leads.filter((lead) => isProbablySame(lead, wanted))
}

async function withSamePhone(ctx: Ctx, { phone, language }: Wanted): Promise<LeadRow[]> {
  if (!phone.trim()) return []
  // The library and its tables of numbers are loaded when the first number is looked for, not at the start.
  const { comparablePhone, phoneSpellings } = await import('#shared/phones/phone.rules.ts')
  const e164 = comparablePhone(phone, { language })
  if (!e164) return []
  const leads = await newest(ctx, { phone: { $in: phoneSpellings(e164) } })
  return leads.filter((lead) => comparablePhone(lead.phone, lead) === e164)
}

async function newest(ctx: Ctx, filter: Filter<Document>): Promise<LeadRow[]> {
  const leads = await ctx.collection(everyLead).find(and(filter, notMerged), {
    projection: rowProjection,
    sort: { created_at: -1, _id: -1 },
    limit: maxCandidates
  })
  return leads.map(readLeadRow)
}

function time({ created_at }: LeadRow): number {
  return created_at?.getTime() ?? 0
}

async function visibleIds(ctx: Ctx, leads: LeadRow[]): Promise<Set<string>> {
  if (leads.length === 0) return new Set()
  const ids = leads.map((lead) => toObjectId(lead._id))
  const found = await ctx.collection(leadCollection).find({ _id: { $in: ids } }, { projection: { _id: 1 } })
  return new Set(found.map((lead) => String(lead._id)))
}

function onlyOwner({ _id, brand_name, email, owner_email, assigned_to }: LeadRow): LeadRow {
  return readLeadRow({ _id, brand_name, email, owner_email, assigned_to })
}
