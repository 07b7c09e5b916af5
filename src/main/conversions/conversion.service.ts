import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { ContactDuplicate } from '#shared/contacts/contact.contract.ts'
import type { conversionContract } from '#shared/conversions/conversion.contract.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import { leadOwner } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readText } from '#shared/values/stored.ts'
import { addEntry, logEdits } from '../activities/activity.log.ts'
import { contactCollection, everyContact } from '../contacts/contact.collection.ts'
import { findContactDuplicates } from '../contacts/contact.duplicates.ts'
import { contactName, linkLeadToContact, requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { requireLead } from '../leads/lead.service.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { createOpportunity, linkDealsToContact } from '../opportunities/opportunity.service.ts'
import { findTeammate } from '../users/owner.ts'
import { contactOfLead, isNothingKnown } from './conversion.contact.ts'

/**
 * From lead to contact (domain.md 4.2). There is no transaction on every server, so the writes come in an order that is
 * safe to repeat: the contact first, under an id that follows from its e-mail, then the lead, only while it is not
 * converted. Of two computers the second finds both done. Whatever follows (links, history, deal) has derived ids too.
 */

type Input = z.output<typeof conversionContract.convert.input>
type Conversion = OutputOf<typeof conversionContract.convert>

/** The CRM contacts with the lead's e-mail. Errors: `not_found`. */
export async function conversionCandidates(ctx: Ctx, leadId: string): Promise<ContactDuplicate[]> {
  const { email } = await requireLead(ctx, leadId)
  return email === null ? [] : findContactDuplicates(ctx, { email, phone: '', language: null })
}

/** Converts a lead. Errors: as the contract says. */
export async function convertLead(ctx: Ctx, input: Input): Promise<Conversion> {
  const lead = await ctx
    .collection(leadCollection)
    .get(input.lead_id, { projection: { pdf_url: 0, analysis: 0 } })
  const former = await formerContact(ctx, lead)
  const contact = former ? { id: former, outcome: 'already' as const } : await makeContact(ctx, lead, input)
  const claimed = contact.outcome === 'already' ? contact : await claim(ctx, lead, contact)
  await tellBoth(ctx, input.lead_id, claimed.id)
  const opportunity_id = input.deal ? await openDeal(ctx, lead, claimed.id, input.deal) : null
  return { contact_id: claimed.id, opportunity_id, outcome: claimed.outcome }
}

/** The contact that the lead became; null also when it was deleted since: such a lead can be converted again. */
async function formerContact(ctx: Ctx, lead: Document): Promise<string | null> {
  const id = readLeadRow(lead).converted_to_contact_id
  return (await contactName(ctx, id)) === null ? null : id
}

type Made = { id: string; outcome: 'created' | 'attached' | 'already' }

async function makeContact(ctx: Ctx, lead: Document, input: Input): Promise<Made> {
  if (input.attach_to) {
    await requireContact(ctx, input.attach_to)
    return { id: input.attach_to, outcome: 'attached' }
  }
  if (isNothingKnown(lead)) {
    throw new AppError('not_allowed_now', 'Nothing is known of this lead', { reason: 'nothing_known' })
  }
  const candidates = await conversionCandidates(ctx, input.lead_id)
  // What another computer made of this very lead a moment ago is no duplicate: it is the contact.
  const own = candidates.find(({ lead_ids }) => lead_ids.includes(input.lead_id))
  if (own) return { id: own._id, outcome: 'attached' }
  const unseen = candidates.filter(({ _id }) => !input.beside.includes(_id))
  if (unseen.length > 0) {
    throw new AppError('duplicate', 'Contacts with this e-mail exist', { contacts: unseen })
  }
  return insertContact(ctx, lead, contactIds(lead, candidates.length > 0))
}

/**
 * Under which ids the contact may stand: one that follows from the e-mail, so that two leads of one person that are
 * converted at once become one contact; where that person is wanted twice, or has no address, one of the lead's own.
 */
function contactIds(lead: Document, isSecond: boolean): string[] {
  const email = comparableEmail(readText(lead.email) ?? '')
  const own = derivedId('contact of lead', String(lead._id))
  return email && !isSecond ? [derivedId('contact of e-mail', email), own] : [own]
}

async function insertContact(ctx: Ctx, lead: Document, ids: string[]): Promise<Made> {
  const document = contactOfLead(lead, ctx.now())
  for (const id of ids) {
    try {
      await ctx.collection(contactCollection).insert(document, id)
      ctx.changed({ collection: 'contacts', ids: [id], kind: 'created' })
      return { id, outcome: 'created' }
    } catch (error) {
      if (!isDuplicateId(error)) throw error
      if (await isSamePerson(ctx, id, document)) return { id, outcome: 'attached' }
      // Somebody has been given another address since: the next id is free, or the lead's own contact.
    }
  }
  throw new AppError('changed_elsewhere', 'The contact of this lead is there and is not', {
    fields: [],
    current: null
  })
}

async function isSamePerson(ctx: Ctx, id: string, { email, lead_ids }: Document): Promise<boolean> {
  const stored = await ctx.collection(everyContact).get(id, { projection: { email: 1, lead_ids: 1 } })
  const isOwn = Array.isArray(stored.lead_ids) && stored.lead_ids.map(String).includes(String(lead_ids[0]))
  return isOwn || (email !== '' && comparableEmail(readText(stored.email) ?? '') === comparableEmail(email))
}

const linkFields = ['converted_to_contact_id', 'converted_contact_id']

/** Marks the lead as converted, unless somebody has been faster: then theirs is the contact, and ours goes again. */
async function claim(ctx: Ctx, lead: Document, made: Made): Promise<Made> {
  const leadId = String(lead._id)
  const set = { converted_to_contact_id: made.id, status: 'CONVERTED', updated_at: ctx.now() }
  const changes = { set, unset: ['converted_contact_id'] }
  if (await ctx.collection(leadCollection).update(leadId, changes, stillHolds(lead, linkFields))) {
    ctx.changed({ collection: 'leads', ids: [leadId], kind: 'updated' })
    const status = { field: 'status', old: readText(lead.status), new: 'CONVERTED' }
    if (status.old !== status.new) await logEdits(ctx, [status], { noun: 'Lead', links: { lead_id: leadId } })
    return made
  }
  const { converted_to_contact_id: theirs } = await requireLead(ctx, leadId)
  if (theirs === null) {
    throw new AppError('changed_elsewhere', 'The lead was changed', { fields: ['status'], current: null })
  }
  if (theirs !== made.id && made.outcome === 'created') {
    await followUp(ctx, 'second contact', async () => {
      const isGone = await ctx.collection(everyContact).remove(made.id, { lead_ids: [leadId] })
      if (isGone) ctx.changed({ collection: 'contacts', ids: [made.id], kind: 'deleted' })
    })
  }
  return { id: theirs, outcome: 'already' }
}

/** The contact names the lead and its deals, and both histories tell of the conversion. Repeating adds nothing. */
async function tellBoth(ctx: Ctx, leadId: string, contactId: string): Promise<void> {
  await followUp(ctx, 'links of a conversion', async () => {
    await linkLeadToContact(ctx, contactId, leadId)
    await linkDealsToContact(ctx, leadId, contactId)
  })
  const entry = {
    type: 'conversion',
    subject: 'Lead converted to contact',
    description: `Lead converted to contact by ${ctx.user.email}`,
    metadata: {},
    links: { lead_id: leadId, contact_id: contactId }
  } as const
  await followUp(ctx, 'history', async () => {
    await addEntry(ctx, entry, derivedId('conversion', `${leadId} ${contactId}`))
  })
}

/** Opens the deal in the name of the lead's owner; the same deal when it is there already. */
async function openDeal(
  ctx: Ctx,
  lead: Document,
  contactId: string,
  deal: NonNullable<Input['deal']>
): Promise<string> {
  const leadId = String(lead._id)
  const owner = await findTeammate(ctx, leadOwner(readLeadRow(lead)))
  const input = {
    ...deal,
    lead_id: leadId,
    contact_id: contactId,
    ...(owner?.is_active && ctx.user.role === 'admin' && { owner_email: owner.email })
  }
  const { _id } = await createOpportunity(ctx, input, derivedId('deal of conversion', leadId))
  return _id
}
