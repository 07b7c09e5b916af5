import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { type Contact, readContact, readContactRow } from '#shared/contacts/contact.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { logActivity, logEdits } from '../activities/activity.log.ts'
import { auditOwners } from '../audit/audit.log.ts'
import { removeAudited, restoreRemoved } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import { inTurn } from '../mongo/creation.queue.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { type FieldEdit, planEdit, toGuardedWrite, writeGuarded } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { addToList } from '../mongo/stored-lists.ts'
import { findTeammate, newOwner, requireAssignable, withOwnerEmails } from '../users/owner.ts'
import { contactCollection, everyContact, rowProjection } from './contact.collection.ts'
import { findContactDuplicates } from './contact.duplicates.ts'
import { contactEdits } from './contact.fields.ts'
import { newContactDocument } from './contact.new.ts'

type CreateInput = z.output<typeof contactContract.create.input>
type UpdateInput = z.output<typeof contactContract.update.input>

/** Errors: `not_found`. */
export async function getContact(ctx: Ctx, id: string): Promise<Contact> {
  return readContact(await ctx.collection(contactCollection).get(id))
}

/** Creates a contact in the canonical form, with its first activity. Errors: as the contract says. */
export function createContact(ctx: Ctx, input: CreateInput): Promise<Contact> {
  const saysWho = [input.name, input.email, input.phone, input.company].some(Boolean)
  if (!saysWho)
    throw new AppError('invalid_input', 'Nothing says who it is', { fields: { name: 'required' } })
  return inTurn(`contact ${comparableEmail(input.email ?? '')}`, () => checkAndCreate(ctx, input))
}

async function checkAndCreate(ctx: Ctx, input: CreateInput): Promise<Contact> {
  if (!input.despiteDuplicate) await refuseDuplicate(ctx, input)
  const owner = await newOwner(ctx, input.owner_email)
  const document = newContactDocument(input, { owner, leadIds: [], now: ctx.now() })
  const id = await ctx.collection(contactCollection).insert(document, ctx.newId())
  await logActivity(ctx, {
    type: 'note',
    subject: 'Contact created',
    description: `Contact created by ${ctx.user.email}`,
    metadata: {},
    links: { contact_id: id }
  })
  ctx.changed({ collection: 'contacts', ids: [id], kind: 'created' })
  return readContact({ ...document, _id: id })
}

async function refuseDuplicate(ctx: Ctx, input: CreateInput): Promise<void> {
  const contacts = await findContactDuplicates(ctx, {
    email: input.email ?? '',
    phone: input.phone ?? '',
    language: input.language ?? null
  })
  if (contacts.length > 0) throw new AppError('duplicate', 'This person is a contact already', { contacts })
}

/** Writes the fields that the editor changed, and their history. Errors: as the contract says. */
export async function updateContact(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Contact> {
  const owner = await findTeammate(ctx, set.owner_email)
  const ownerEmail = owner?.email ?? set.owner_email
  const fields = contactEdits(owner?._id ?? ctx.user._id)
  let edits: FieldEdit[] = []
  const { after } = await writeGuarded(ctx.collection(contactCollection), _id, (stored) => {
    const plan = planEdit(stored, fields, { set: { ...set, owner_email: ownerEmail }, base })
    edits = plan.edits
    if (plan.conflicts.length > 0) throw changedElsewhere(plan.conflicts, stored)
    if (edits.length === 0) return null
    if (edits.some(({ field }) => field === 'owner_email')) requireAssignable(ctx, ownerEmail ?? null, owner)
    return toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  if (edits.length === 0) return readContact(after)
  await logEdits(ctx, await withOwnerEmails(ctx, edits), { noun: 'Contact', links: { contact_id: _id } })
  await auditOwners(ctx, 'contact', [{ id: _id, edits }])
  ctx.changed({ collection: 'contacts', ids: [_id], kind: 'updated' })
  return readContact(after)
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readContact(stored)
  })
}

/** Deletes contacts one by one. Errors: `not_found`; those before it are deleted then. */
export async function removeContacts(ctx: Ctx, { ids }: { ids: string[] }): Promise<{ undo: string[] }> {
  const undo: string[] = []
  for (const id of ids) {
    const entry = await removeAudited(ctx, contactCollection, { id, entity_type: 'contact' })
    if (entry) undo.push(entry)
  }
  return { undo }
}

/** Puts deleted contacts back. Errors: `not_found`. */
export async function restoreContacts(ctx: Ctx, { undo }: { undo: string[] }): Promise<{ ids: string[] }> {
  const ids: string[] = []
  for (const removal of undo) {
    const { id } = await restoreRemoved(ctx, contactCollection, { removal, entity_type: 'contact' })
    ids.push(id)
  }
  return { ids }
}

/** What other services need of a contact that the user may see. Errors: `not_found`. */
export async function requireContact(
  ctx: Ctx,
  id: string
): Promise<{
  name: string
  email: string | null
  message: string | null
  sector: string | null
  lead_ids: string[]
}> {
  const stored = await ctx.collection(contactCollection).get(id, { projection: rowProjection })
  const { message, email, lead_ids, ...row } = readContact(stored)
  return { name: contactDisplayName({ email, ...row }), email, message, sector: row.sector, lead_ids }
}

/** Marks a contact as touched: somebody logged an entry on it. */
export async function touchContact(ctx: Ctx, id: string): Promise<void> {
  await ctx.collection(contactCollection).update(id, { set: { updated_at: ctx.now() }, unset: [] })
  ctx.changed({ collection: 'contacts', ids: [id], kind: 'updated' })
}

/** Notes that a mail was sent to a contact, as the website does: its date is text there (domain.md 2.4). */
export async function noteContactMail(ctx: Ctx, id: string, at: Date): Promise<void> {
  const set = { last_activity: at.toISOString().replace('Z', '+00:00'), updated_at: ctx.now() }
  await ctx.collection(everyContact).update(id, { set, unset: [] })
  ctx.changed({ collection: 'contacts', ids: [id], kind: 'updated' })
}

/** The name of a contact that a visible record links to; null when the link dangles. */
export async function contactName(ctx: Ctx, id: string | null): Promise<string | null> {
  if (!isObjectIdHex(id)) return null
  const contact = await ctx
    .collection(everyContact)
    .findOne({ _id: toObjectId(id) }, { projection: rowProjection })
  return contact && contactDisplayName(readContactRow(contact))
}

/** Notes a lead on the contact that it belongs to (domain.md 2.4). A dangling link is left alone. */
export async function linkLeadToContact(ctx: Ctx, contactId: string | null, leadId: string): Promise<void> {
  if (!isObjectIdHex(contactId)) return
  const linked = await addToList(ctx.collection(everyContact), contactId, {
    field: 'lead_ids',
    values: [leadId],
    also: { updated_at: ctx.now() }
  })
  if (linked) ctx.changed({ collection: 'contacts', ids: [contactId], kind: 'updated' })
}

/** Notes an opportunity on its contact (domain.md 4.3). A dangling link is left alone. */
export async function linkOpportunityToContact(
  ctx: Ctx,
  contactId: string | null,
  opportunityId: string
): Promise<void> {
  if (!isObjectIdHex(contactId)) return
  const linked = await addToList(ctx.collection(everyContact), contactId, {
    field: 'opportunity_ids',
    values: [opportunityId],
    also: { updated_at: ctx.now() }
  })
  if (linked) ctx.changed({ collection: 'contacts', ids: [contactId], kind: 'updated' })
}
