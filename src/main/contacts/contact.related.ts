import type { Document, Filter } from 'mongodb'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import { type ContactRow, readContactRow } from '#shared/contacts/contact.schema.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Ctx } from '../context.ts'
import { leadsOfContact, requireLead } from '../leads/lead.service.ts'
import { isObjectIdHex, linkTo, notMerged, storedEmail } from '../mongo/filter-parts.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { contactCollection, rowProjection } from './contact.collection.ts'
import { contactName, requireContact } from './contact.service.ts'

/** How contacts, the website's messages and leads belong together: by their links, and by e-mail (domain.md 2.4). */

/** As many as a person looks at; a shared mailbox may have written more. */
const limit = 100

/** Errors: `not_found`. */
export async function relatedToContact(
  ctx: Ctx,
  id: string
): Promise<OutputOf<typeof contactContract.related>> {
  const { email, lead_ids } = await requireContact(ctx, id)
  const sameEmail = email && { _id: { $ne: toObjectId(id) }, email: storedEmail(email) }
  const [leads, contacts] = await Promise.all([
    leadsOfContact(ctx, { id, email, leadIds: lead_ids }),
    sameEmail ? newest(ctx, sameEmail) : []
  ])
  return { leads, contacts }
}

/** Errors: `not_found`. */
export async function contactsOfLead(
  ctx: Ctx,
  leadId: string
): Promise<OutputOf<typeof contactContract.ofLead>> {
  const { email, converted_to_contact_id: contactId } = await requireLead(ctx, leadId)
  const links = [{ lead_ids: linkTo(leadId) }, { source_lead_id: linkTo(leadId) }]
  const byId = isObjectIdHex(contactId) ? [{ _id: toObjectId(contactId) }] : []
  const found = await newest(ctx, {
    $or: [...links, ...byId, ...(email ? [{ email: storedEmail(email) }] : [])]
  })
  const mayOpen = found.some(({ _id }) => _id === contactId)
  return {
    converted:
      contactId === null ? null : { _id: contactId, name: await contactName(ctx, contactId), mayOpen },
    others: found.filter(({ _id }) => _id !== contactId)
  }
}

async function newest(ctx: Ctx, filter: Filter<Document>): Promise<ContactRow[]> {
  const found = await ctx.collection(contactCollection).find(and(filter, notMerged), {
    projection: rowProjection,
    sort: { _id: -1 },
    limit
  })
  const time = (row: ContactRow) => row.received_at?.getTime() ?? 0
  return found.map(readContactRow).sort((a, b) => time(b) - time(a))
}
