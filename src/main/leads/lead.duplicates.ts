import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { LeadDuplicate, leadContract } from '#shared/leads/lead.contract.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import { isSameLead, leadLikenesses } from '#shared/leads/lead.values.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { comparableName } from '#shared/values/text.ts'
import type { Ctx } from '../context.ts'
import { alikeName, notMerged, storedEmail } from '../mongo/filter-parts.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { everyLead, leadCollection, rowProjection } from './lead.collection.ts'

type Wanted = z.output<typeof leadContract.duplicates.input>

/** More leads of one e-mail than any person has brands, and of one brand than a chain has shops. */
const maxCandidates = 500

/**
 * Leads with the same e-mail, the same brand or the same phone, newest first (domain.md 4.1). Leads that the user may
 * not see count as well, or two salespeople would work the same brand; of those only brand, e-mail and owner are told.
 */
export async function findDuplicates(ctx: Ctx, wanted: Wanted): Promise<LeadDuplicate[]> {
  const found = await Promise.all([
    withSameEmail(ctx, wanted),
    withSameBrand(ctx, wanted),
    withSamePhone(ctx, wanted)
  ])
  const ids = found.map((leads) => new Set(leads.map(({ _id }) => _id)))
  const byId = new Map(found.flat().map((lead) => [lead._id, lead]))
  const leads = [...byId.values()].sort((a, b) => time(b) - time(a))
  const visible = await visibleIds(ctx, leads)
  return leads.map((lead) => ({
    ...(visible.has(lead._id) ? lead : onlyOwner(lead)),
    mayOpen: visible.has(lead._id),
    same: leadLikenesses.filter((_, at) => ids[at]?.has(lead._id))
  }))
}

/** The leads that are this one by e-mail and brand (domain.md 4.1): reason enough to refuse another. */
export async function findSame(
  ctx: Ctx,
  wanted: { email: string; brand_name: string }
): Promise<LeadDuplicate[]> {
  const duplicates = await findDuplicates(ctx, { ...wanted, phone: '', language: null })
  return duplicates.filter(isSameLead)
}

async function withSameEmail(ctx: Ctx, wanted: Wanted): Promise<LeadRow[]> {
  const email = comparableEmail(wanted.email)
  return email ? newest(ctx, { email: storedEmail(email) }) : []
}

async function withSameBrand(ctx: Ctx, { brand_name }: Wanted): Promise<LeadRow[]> {
  const alike = alikeName(brand_name)
  if (!alike) return []
  const leads = await newest(ctx, { brand_name: alike })
  return leads.filter((lead) => comparableName(lead.brand_name ?? '') === comparableName(brand_name))
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
