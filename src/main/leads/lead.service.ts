import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import { type Lead, type LeadRow, readLead, readLeadRow } from '#shared/leads/lead.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readId, readText } from '#shared/values/stored.ts'
import { logActivity, logEdits } from '../activities/activity.log.ts'
import { auditOwners } from '../audit/audit.log.ts'
import { linkLeadToContact, requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { toSort } from '../lists/sort.ts'
import { inTurn } from '../mongo/creation.queue.ts'
import { isObjectIdHex, linkTo, notMerged, present, storedEmail } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type FieldEdit, planEdit, toGuardedWrite, writeGuarded } from '../mongo/guarded-update.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { findTeammate, newOwner, requireAssignable, withOwnerEmails } from '../users/owner.ts'
import { everyLead, leadCollection, rowProjection } from './lead.collection.ts'
import { findSame } from './lead.duplicates.ts'
import { leadEdits } from './lead.fields.ts'
import { newLeadDocument } from './lead.new.ts'

type CreateInput = z.output<typeof leadContract.create.input>
type UpdateInput = z.output<typeof leadContract.update.input>

/** A whole lead. The PDF, up to hundreds of kilobytes, stays in the database: only that it exists is told. */
export async function getLead(ctx: Ctx, id: string): Promise<Lead> {
  const leads = ctx.collection(leadCollection)
  const [lead, withPdf] = await Promise.all([
    leads.get(id, { projection: { pdf_url: 0 } }),
    leads.findOne({ _id: toObjectId(id), pdf_url: present }, { projection: { _id: 1 } })
  ])
  return { ...readLead(lead), has_pdf: withPdf !== null }
}

/** Creates a lead in the canonical form, with its first activity. Errors: `duplicate` {leads}, as `requireAssignable`. */
export function createLead(ctx: Ctx, input: CreateInput): Promise<Lead> {
  return inTurn(`lead ${comparableEmail(input.email)}`, () => checkAndCreate(ctx, input))
}

async function checkAndCreate(ctx: Ctx, input: CreateInput): Promise<Lead> {
  if (!input.despiteDuplicate) {
    const duplicates = await findSame(ctx, input)
    if (duplicates.length > 0) {
      throw new AppError('duplicate', 'A lead with this e-mail and brand exists', { leads: duplicates })
    }
  }
  const owner = await newOwner(ctx, input.owner_email)
  const from = input.contact_id ? await requireContact(ctx, input.contact_id) : null
  const document = newLeadDocument(input, { owner, message: from?.message ?? null, now: ctx.now() })
  const id = await ctx.collection(leadCollection).insert(document, ctx.newId())
  await logActivity(ctx, {
    type: 'note',
    subject: 'Lead created',
    description: `Lead created by ${ctx.user.email}`,
    metadata: {},
    links: { lead_id: id, contact_id: input.contact_id }
  })
  await followUp(ctx, 'links to a lead', () => linkLeadToContact(ctx, input.contact_id, id))
  await followUp(ctx, 'assigned_leads', () => moveAssignedLeads(ctx, [id], owner?.email ?? null))
  ctx.changed({ collection: 'leads', ids: [id], kind: 'created' })
  return readLead({ ...document, _id: id })
}

/**
 * Writes the fields that the editor changed, and their history. Errors: `changed_elsewhere` {fields, current},
 * `not_allowed_now` for the status of a converted lead, and as `requireAssignable`.
 */
export async function updateLead(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Lead> {
  const owner = await findTeammate(ctx, set.owner_email)
  const ownerEmail = owner?.email ?? set.owner_email
  const fields = leadEdits(owner?._id ?? ctx.user._id)
  let edits: FieldEdit[] = []
  const { before, after } = await writeGuarded(ctx.collection(leadCollection), _id, (stored) => {
    const plan = planEdit(stored, fields, { set: { ...set, owner_email: ownerEmail }, base })
    edits = plan.edits
    if (plan.conflicts.length > 0) throw changedElsewhere(plan.conflicts, stored)
    if (edits.length === 0) return null
    if (hopelessStatus(readLeadRow(stored), edits)) {
      throw new AppError('not_allowed_now', 'A converted lead keeps its status', { fields: ['status'] })
    }
    const isOwnerSet = edits.some(({ field }) => field === 'owner_email')
    if (isOwnerSet) requireAssignable(ctx, ownerEmail ?? null, owner)
    return toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  if (edits.length === 0) return readLead(after)
  const told = await withOwnerEmails(ctx, edits)
  await logEdits(ctx, told, { noun: 'Lead', links: { lead_id: _id } })
  await auditOwners(ctx, 'lead', [{ id: _id, edits: told }])
  const isOwnerSet = edits.some(({ field }) => field === 'owner_email')
  if (isOwnerSet)
    await followUp(ctx, 'assigned_leads', () => moveAssignedLeads(ctx, [_id], ownerEmail ?? null))
  ctx.changed({ collection: 'leads', ids: [String(before._id)], kind: 'updated' })
  return readLead(after)
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readLead(stored)
  })
}

/** A converted lead is shown as converted whatever its status says: a change would vanish unseen (domain.md 4.1). */
export function hopelessStatus(lead: LeadRow, edits: FieldEdit[]): boolean {
  const wanted = edits.find(({ field }) => field === 'status')?.new
  return lead.converted_to_contact_id !== null && wanted !== undefined && wanted !== 'CONVERTED'
}

/** Where a lead leads to; ids as stored, which may dangle. */
export type LeadLinks = {
  name: string
  email: string | null
  sector: string | null
  converted_to_contact_id: string | null
  converted_to_opportunity_id: string | null
  /** What it knows of the project, as it is stored: a deal begins with that. */
  project: Record<string, string>
}

/** What other services need of a lead that the user may see. Errors: `not_found`. */
export async function requireLead(ctx: Ctx, id: string): Promise<LeadLinks> {
  const projection = { ...rowProjection, converted_to_opportunity_id: 1 }
  const lead = await ctx.collection(leadCollection).get(id, { projection })
  const row = readLeadRow(lead)
  return {
    name: leadDisplayName(row),
    email: row.email,
    sector: row.sector,
    converted_to_contact_id: row.converted_to_contact_id,
    converted_to_opportunity_id: readId(lead.converted_to_opportunity_id),
    project: projectOf(row)
  }
}

function projectOf({ expansion_type, format, target_city }: LeadRow): Record<string, string> {
  const known = Object.entries({ expansion_type, format, target_city })
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== null))
}

/** The display name of a lead that a visible record links to; null when the link dangles. */
export async function leadName(ctx: Ctx, id: string | null): Promise<string | null> {
  if (!isObjectIdHex(id)) return null
  const lead = await ctx.collection(everyLead).findOne({ _id: toObjectId(id) }, { projection: rowProjection })
  return lead && leadDisplayName(readLeadRow(lead))
}

/** Those of some leads, named by hex ids, that the user may see. */
export async function visibleLeads(ctx: Ctx, ids: string[]): Promise<string[]> {
  const wanted = ids.filter(isObjectIdHex).map(toObjectId)
  if (wanted.length === 0) return []
  const found = await ctx
    .collection(leadCollection)
    .find({ _id: { $in: wanted } }, { projection: { _id: 1 } })
  return found.map(({ _id }) => String(_id))
}

/** The display names of leads that visible records link to, by id; those that dangle are left out. */
export async function leadNames(ctx: Ctx, ids: (string | null)[]): Promise<Map<string, string>> {
  const leads = await linkedLeads(ctx, ids, rowProjection)
  return new Map(leads.map((lead) => [String(lead._id), leadDisplayName(readLeadRow(lead))]))
}

/** What the leads that visible records link to are about, as stored, by id. */
export async function leadSectors(ctx: Ctx, ids: (string | null)[]): Promise<Map<string, string | null>> {
  const leads = await linkedLeads(ctx, ids, { sector: 1 })
  return new Map(leads.map((lead) => [String(lead._id), readText(lead.sector)]))
}

async function linkedLeads(ctx: Ctx, ids: (string | null)[], projection: Document): Promise<Document[]> {
  const wanted = [...new Set(ids.filter(isObjectIdHex))].map(toObjectId)
  return wanted.length === 0 ? [] : ctx.collection(everyLead).find({ _id: { $in: wanted } }, { projection })
}

/**
 * Counts an entry that somebody logged on a lead, or with -1 one that is gone, and marks the lead as touched. The website
 * counts none of its own (domain.md 2.3): there may be fewer than are removed.
 */
export async function countLeadActivity(ctx: Ctx, id: string, by: 1 | -1 = 1): Promise<void> {
  const set = { updated_at: ctx.now() }
  const leads = ctx.collection(leadCollection)
  const changes = { set, unset: [], add: { activity_count: by } }
  const counted = await leads.update(id, changes, by === -1 ? { activity_count: { $gt: 0 } } : undefined)
  if (!counted) await leads.update(id, { set, unset: [] })
  ctx.changed({ collection: 'leads', ids: [id], kind: 'updated' })
}

/** Notes the opportunity that came of a lead; the last one wins, as on the website (domain.md 4.3). */
export async function linkOpportunityToLead(ctx: Ctx, id: string, opportunityId: string): Promise<void> {
  const set = { converted_to_opportunity_id: opportunityId, updated_at: ctx.now() }
  await ctx.collection(leadCollection).update(id, { set, unset: [] })
  ctx.changed({ collection: 'leads', ids: [id], kind: 'updated' })
}

/** The leads that became a contact, or that have its e-mail, as far as the user may see them; newest first. */
export async function leadsOfContact(
  ctx: Ctx,
  { id, email, leadIds }: { id: string; email: string | null; leadIds: string[] }
): Promise<LeadRow[]> {
  const named = leadIds.filter(isObjectIdHex).map(toObjectId)
  const links = [{ converted_to_contact_id: linkTo(id) }, { converted_contact_id: linkTo(id) }]
  const same = email ? [{ email: storedEmail(email) }] : []
  const leads = await ctx
    .collection(leadCollection)
    .find(and({ $or: [{ _id: { $in: named } }, ...links, ...same] }, notMerged), {
      projection: rowProjection,
      sort: toSort([{ field: 'created_at', direction: 'desc' }]),
      limit: 100
    })
  return leads.map(readLeadRow)
}
