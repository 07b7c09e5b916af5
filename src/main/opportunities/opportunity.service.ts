import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage, stageEffects } from '#shared/opportunities/opportunity.rules.ts'
import {
  type Opportunity,
  type OpportunityCard,
  readOpportunity,
  readOpportunityCard
} from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { readId, readText, type StoredDocument } from '#shared/values/stored.ts'
import { type ActivityLinks, logActivity, logEdits } from '../activities/activity.log.ts'
import { contactName, linkOpportunityToContact, requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { leadName, linkOpportunityToLead, requireLead } from '../leads/lead.service.ts'
import { isObjectIdHex, linkTo } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import {
  type FieldEdit,
  planEdit,
  stillHolds,
  toGuardedWrite,
  writeGuarded
} from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { findTeammate, requireAssignable, withOwnerEmails } from '../users/owner.ts'
import { cardProjection, opportunityCollection } from './opportunity.collection.ts'
import { opportunityEdits } from './opportunity.fields.ts'
import { newOpportunityDocument } from './opportunity.new.ts'

type CreateInput = z.output<typeof opportunityContract.create.input>
type UpdateInput = z.output<typeof opportunityContract.update.input>
type MoveInput = z.output<typeof opportunityContract.move.input>

/** One opportunity with the names of the records that it links to. Errors: `not_found`. */
export async function getOpportunity(ctx: Ctx, id: string): Promise<Opportunity> {
  return withNames(ctx, await ctx.collection(opportunityCollection).get(id))
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

/** Creates an opportunity, links it to its lead and contact, and logs it. Errors: as the contract says. */
export async function createOpportunity(ctx: Ctx, input: CreateInput): Promise<Opportunity> {
  if (input.stage === 'lost') throw reasonRequired()
  const lead = input.lead_id === null ? null : await requireLead(ctx, input.lead_id)
  const owner = await newOwner(ctx, input.owner_email)
  if (input.contact_id) await requireContact(ctx, input.contact_id)
  const links = {
    lead_id: input.lead_id,
    contact_id: input.contact_id ?? lead?.converted_to_contact_id ?? null
  }
  const document = newOpportunityDocument(input, { owner, links, now: ctx.now() })
  const id = await ctx.collection(opportunityCollection).insert(document, ctx.newId())
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

async function newOwner(ctx: Ctx, wanted: string | undefined): Promise<{ email: string; _id: string }> {
  if (!wanted) return ctx.user
  const teammate = await findTeammate(ctx, wanted)
  requireAssignable(ctx, wanted, teammate)
  return teammate ?? ctx.user
}

/** Writes the fields that the editor changed, and their history. Errors: as the contract says. */
export async function updateOpportunity(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Opportunity> {
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
    refuseClosedProbability(stored, edits)
    const isOwnerSet = edits.some(({ field }) => field === 'owner_email')
    if (isOwnerSet) requireAssignable(ctx, ownerEmail ?? null, owner)
    return toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  if (edits.length > 0) {
    await logEdits(ctx, await withOwnerEmails(ctx, edits), {
      noun: 'Opportunity',
      links: linksOf(_id, after)
    })
    ctx.changed({ collection: 'opportunities', ids: [_id], kind: 'updated' })
  }
  return withNames(ctx, after)
}

/** Won is certain and lost is hopeless: the stage determines the probability (domain.md 4.3). */
function refuseClosedProbability(stored: Document, edits: FieldEdit[]): void {
  const isProbabilitySet = edits.some(({ field }) => field === 'probability')
  if (!isProbabilitySet || !isClosedStage(readText(stored.stage))) return
  throw new AppError('not_allowed_now', 'A closed opportunity keeps its probability', {
    fields: ['probability']
  })
}

/** Moves a card to another stage, with everything that the stage determines. Errors: as the contract says. */
export async function moveOpportunity(
  ctx: Ctx,
  { _id, from, to, lost_reason }: MoveInput
): Promise<OpportunityCard> {
  if (to === 'lost' && !lost_reason) throw reasonRequired()
  const opportunities = ctx.collection(opportunityCollection)
  const now = ctx.now()
  const { before, after } = await writeGuarded(opportunities, _id, (stored) => {
    const stage = readText(stored.stage)
    if (stage !== (from || null)) throw changedElsewhere(['stage'], stored)
    // Within one column there is nothing to move: a legacy spelling stays as it is.
    if (canonicalStage(stage) === to) return null
    const { set, unset } = stageEffects(stage, to, { now, lostReason: lost_reason })
    const changes = { set: { stage: to, ...set, updated_at: now }, unset }
    return { changes, guard: stillHolds(stored, ['stage']) }
  })
  if (before !== after) {
    const edit = { field: 'stage', old: readText(before.stage), new: to }
    await logEdits(ctx, [edit], { noun: 'Opportunity', links: linksOf(_id, after) })
    ctx.changed({ collection: 'opportunities', ids: [_id], kind: 'updated' })
  }
  return readOpportunityCard(after)
}

function reasonRequired(): AppError {
  return new AppError('invalid_input', 'A lost opportunity needs a reason', {
    fields: { lost_reason: 'required' }
  })
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readOpportunity(stored, { lead_name: null, contact_name: null })
  })
}

function linksOf(id: string, document: StoredDocument): ActivityLinks {
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
