import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import {
  type Opportunity,
  type OpportunityCard,
  readOpportunity,
  readOpportunityCard
} from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { stageProbabilities } from '#shared/pipeline/pipeline.settings.ts'
import { readId, readText, type StoredDocument } from '#shared/values/stored.ts'
import { type ActivityLinks, logActivity, logEdits } from '../activities/activity.log.ts'
import { auditOwners } from '../audit/audit.log.ts'
import { contactName, linkOpportunityToContact, requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { leadName, linkOpportunityToLead, requireLead } from '../leads/lead.service.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { blank, isObjectIdHex, linkTo } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type FieldEdit, planEdit, toGuardedWrite, writeGuarded } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { pipelineSettings } from '../pipeline/pipeline.service.ts'
import { findTeammate, requireAssignable, withOwnerEmails } from '../users/owner.ts'
import { cardProjection, opportunityCollection } from './opportunity.collection.ts'
import { opportunityEdits } from './opportunity.fields.ts'
import { newOpportunityDocument } from './opportunity.new.ts'
import { quietDeals } from './opportunity.quiet.ts'

type CreateInput = z.output<typeof opportunityContract.create.input>
type UpdateInput = z.output<typeof opportunityContract.update.input>

/** One opportunity with the names of the records that it links to. Errors: `not_found`. */
export async function getOpportunity(ctx: Ctx, id: string): Promise<Opportunity & { isQuiet: boolean }> {
  const stored = await ctx.collection(opportunityCollection).get(id)
  const [opportunity, quiet] = await Promise.all([withNames(ctx, stored), quietDeals(ctx, [stored])])
  return { ...opportunity, isQuiet: quiet.has(id) }
}

async function withNames(ctx: Ctx, document: StoredDocument): Promise<Opportunity> {
  const [lead_name, contact_name] = await Promise.all([
    leadName(ctx, readId(document.lead_id)),
    contactName(ctx, readId(document.contact_id))
  ])
  return readOpportunity(document, { lead_name, contact_name })
}

/** The opportunities of a lead that the user may see: those that name it, and the one that it names itself. */
export async function opportunitiesOfLead(ctx: Ctx, leadId: string): Promise<OpportunityCard[]> {
  const lead = await requireLead(ctx, leadId)
  const named = lead.converted_to_opportunity_id
  const cards = await ctx
    .collection(opportunityCollection)
    .find(
      { $or: [{ lead_id: linkTo(leadId) }, ...(isObjectIdHex(named) ? [{ _id: toObjectId(named) }] : [])] },
      { projection: cardProjection, sort: { created_at: -1, _id: -1 }, limit: 200 }
    )
  return cards.map(readOpportunityCard)
}

/** The opportunities of a contact that the user may see. */
export async function opportunitiesOfContact(ctx: Ctx, contactId: string): Promise<OpportunityCard[]> {
  await requireContact(ctx, contactId)
  const cards = await ctx
    .collection(opportunityCollection)
    .find(
      { contact_id: linkTo(contactId) },
      { projection: cardProjection, sort: { created_at: -1, _id: -1 }, limit: 200 }
    )
  return cards.map(readOpportunityCard)
}

/**
 * Creates an opportunity with what its lead knows of the project, links it to its lead and contact, and logs it. Under
 * an `id` that is there already it does nothing more and answers what is there. Errors: as the contract says.
 */
export async function createOpportunity(
  ctx: Ctx,
  input: CreateInput,
  id: string = ctx.newId()
): Promise<Opportunity> {
  if (input.stage === 'lost') throw reasonRequired()
  const lead = input.lead_id === null ? null : await requireLead(ctx, input.lead_id)
  const contact = input.contact_id === null ? null : await requireContact(ctx, input.contact_id)
  const owner = await newOwner(ctx, input.owner_email)
  const links = {
    lead_id: input.lead_id,
    contact_id: input.contact_id ?? lead?.converted_to_contact_id ?? null
  }
  const probabilities = stageProbabilities(await pipelineSettings(ctx))
  const linkedSector = lead?.sector ?? contact?.sector ?? null
  const project = lead?.project ?? {}
  const facts = { owner, links, linkedSector, project, probabilities, now: ctx.now() }
  const document = newOpportunityDocument(input, facts)
  try {
    await ctx.collection(opportunityCollection).insert(document, id)
  } catch (error) {
    if (isDuplicateId(error)) return getOpportunity(ctx, id)
    throw error
  }
  await followUp(ctx, 'links to an opportunity', async () => {
    if (links.lead_id) await linkOpportunityToLead(ctx, links.lead_id, id)
    await linkOpportunityToContact(ctx, links.contact_id, id)
  })
  await logActivity(ctx, {
    type: 'note',
    subject: 'Opportunity created',
    description: `Opportunity created by ${ctx.user.email}: ${input.name}`,
    metadata: {},
    links: { ...links, opportunity_id: id }
  })
  ctx.changed({ collection: 'opportunities', ids: [id], kind: 'created' })
  return withNames(ctx, { ...document, _id: id })
}

/** Links the deals of a lead that have no contact yet to the one that the lead became, whoever owns them. */
export async function linkDealsToContact(ctx: Ctx, leadId: string, contactId: string): Promise<void> {
  const deals = ctx.collection({ ...opportunityCollection, scope: () => null })
  const free = { lead_id: linkTo(leadId), contact_id: blank }
  const ids = (await deals.find(free, { projection: { _id: 1 } })).map(({ _id }) => String(_id))
  if (ids.length === 0) return
  await deals.updateMany(free, { set: { contact_id: contactId, updated_at: ctx.now() }, unset: [] })
  for (const id of ids) await linkOpportunityToContact(ctx, contactId, id)
  ctx.changed({ collection: 'opportunities', ids, kind: 'updated' })
}

async function newOwner(ctx: Ctx, wanted: string | undefined): Promise<{ email: string; _id: string }> {
  if (!wanted) return ctx.user
  const teammate = await findTeammate(ctx, wanted)
  requireAssignable(ctx, wanted, teammate)
  return teammate ?? ctx.user
}

/** Writes the fields that the editor changed, and their history. Errors: as the contract says. */
export async function updateOpportunity(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Opportunity> {
  if (set.lead_id) await requireLead(ctx, set.lead_id)
  if (set.contact_id) await requireContact(ctx, set.contact_id)
  const owner = await findTeammate(ctx, set.owner_email)
  const ownerEmail = owner?.email ?? set.owner_email
  const fields = opportunityEdits(owner?._id ?? ctx.user._id)
  let edits: FieldEdit[] = []
  const opportunities = ctx.collection(opportunityCollection)
  const { after } = await writeGuarded(opportunities, _id, (stored) => {
    const plan = planEdit(stored, fields, { set: { ...set, owner_email: ownerEmail }, base })
    edits = plan.edits
    if (plan.conflicts.length > 0) throw changedElsewhere(plan.conflicts, stored)
    if (edits.length === 0) return null
    refuseSettled(stored, edits)
    const isOwnerSet = edits.some(({ field }) => field === 'owner_email')
    if (isOwnerSet) requireAssignable(ctx, ownerEmail ?? null, owner)
    return toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  if (edits.length > 0) {
    await logEdits(ctx, await withOwnerEmails(ctx, edits), {
      noun: 'Opportunity',
      links: linksOf(_id, after)
    })
    await auditOwners(ctx, 'opportunity', [{ id: _id, edits }])
    await followUp(ctx, 'links of an opportunity', () => tellLinked(ctx, _id, edits))
    ctx.changed({ collection: 'opportunities', ids: [_id], kind: 'updated' })
  }
  return withNames(ctx, after)
}

/** The records that an edit has linked name the opportunity too; those that it has unlinked keep what they know. */
async function tellLinked(ctx: Ctx, id: string, edits: FieldEdit[]): Promise<void> {
  const linked = (field: string) => readId(edits.find((edit) => edit.field === field)?.new)
  const lead = linked('lead_id')
  if (lead) await linkOpportunityToLead(ctx, lead, id)
  await linkOpportunityToContact(ctx, linked('contact_id'), id)
}

/** Won is certain and lost is hopeless: the stage determines the probability, and which deal has a reason (domain.md 4.3). */
function refuseSettled(stored: Document, edits: FieldEdit[]): void {
  const stage = canonicalStage(readText(stored.stage))
  const settled = [
    ...(isClosedStage(stage) ? ['probability'] : []),
    ...(stage === 'lost' ? [] : ['lost_reason'])
  ]
  const fields = edits.map(({ field }) => field).filter((field) => settled.includes(field))
  if (fields.length > 0)
    throw new AppError('not_allowed_now', 'The stage determines these fields', { fields })
}

export function reasonRequired(): AppError {
  return new AppError('invalid_input', 'A lost opportunity needs a reason', {
    fields: { lost_reason: 'required' }
  })
}

export function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readOpportunity(stored, { lead_name: null, contact_name: null })
  })
}

export function linksOf(id: string, document: StoredDocument): ActivityLinks {
  return {
    opportunity_id: id,
    lead_id: readId(document.lead_id),
    contact_id: readId(document.contact_id)
  }
}

/** What other services need of an opportunity that the user may see. Errors: `not_found`. */
export async function requireOpportunity(ctx: Ctx, id: string): Promise<ActivityLinks> {
  const projection = { lead_id: 1, contact_id: 1 }
  return linksOf(id, await ctx.collection(opportunityCollection).get(id, { projection }))
}

/** Marks an opportunity as touched: somebody logged an entry on it. */
export async function touchOpportunity(ctx: Ctx, id: string): Promise<void> {
  await ctx.collection(opportunityCollection).update(id, { set: { updated_at: ctx.now() }, unset: [] })
  ctx.changed({ collection: 'opportunities', ids: [id], kind: 'updated' })
}
