import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { ContactDuplicate, contactContract } from '#shared/contacts/contact.contract.ts'
import { type ContactRow, readContactRow } from '#shared/contacts/contact.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { notMerged, storedEmail } from '../mongo/filter-parts.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { contactCollection, everyContact, rowProjection } from './contact.collection.ts'
import { crmContacts } from './contact.filter.ts'

type Wanted = z.output<typeof contactContract.duplicates.input>

/** More contacts than one person has. */
const maxCandidates = 200

/**
 * CRM contacts with the same e-mail or phone number, newest first. Contacts that the user may not see count as well,
 * or two salespeople would keep the same person twice; of those only name, e-mail and owner are told.
 */
export async function findContactDuplicates(ctx: Ctx, wanted: Wanted): Promise<ContactDuplicate[]> {
  const email = comparableEmail(wanted.email)
  // The library and its tables of numbers are loaded when the first number is looked for, not at the start.
  const { comparablePhone, phoneSpellings } = await import('#shared/phones/phone.rules.ts')
  const phone = comparablePhone(wanted.phone, wanted)
  const same: Filter<Document>[] = [
    ...(email ? [{ email: storedEmail(email) }] : []),
    ...(phone ? [{ phone: { $in: phoneSpellings(phone) } }] : [])
  ]
  if (same.length === 0) return []
  const found = await ctx.collection(everyContact).find(and(crmContacts, notMerged, { $or: same }), {
    projection: rowProjection,
    sort: { created_at: -1, _id: -1 },
    limit: maxCandidates
  })
  const rows = found.map(readContactRow)
  const visible = await visibleIds(ctx, rows)
  return rows.map((row) => ({
    ...(visible.has(row._id) ? row : onlyOwner(row)),
    mayOpen: visible.has(row._id),
    same: [
      ...(row.email && comparableEmail(row.email) === email ? (['email'] as const) : []),
      ...(phone && comparablePhone(row.phone, row) === phone ? (['phone'] as const) : [])
    ]
  }))
}

async function visibleIds(ctx: Ctx, rows: ContactRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const ids = rows.map(({ _id }) => toObjectId(_id))
  const found = await ctx
    .collection(contactCollection)
    .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
  return new Set(found.map((contact) => String(contact._id)))
}

function onlyOwner({ _id, name, email, owner_email, assigned_to }: ContactRow): ContactRow {
  return readContactRow({ _id, name, email, owner_email, assigned_to })
}
