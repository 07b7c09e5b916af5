import type { Document } from 'mongodb'
import { readId, readText, readTexts } from '#shared/values/stored.ts'
import { noteContactMail } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { noteInvoiceMailed } from '../invoices/invoice.reminding.ts'
import { countLeadActivity } from '../leads/lead.service.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { touchOpportunity } from '../opportunities/opportunity.service.ts'
import { sentByHand } from './mail.collection.ts'

/**
 * Tells the record's history of a mail that was sent: in `crm_activities`, where the website looks for manual mails and
 * dates them with text (domain.md 4.7); `created_at` is for everybody else. Safe to repeat: the entry has the mail's id.
 */
export async function writeMailHistory(ctx: Ctx, mail: Document): Promise<void> {
  const id = String(mail._id)
  const sentAt = mail.sent_at instanceof Date ? mail.sent_at : ctx.now()
  const links = { lead_id: mail.lead_id, contact_id: mail.contact_id, opportunity_id: mail.opportunity_id }
  const entry = {
    type: 'email_sent',
    to_email: mail.to_email,
    subject: mail.subject,
    description: mail.body,
    body: mail.body,
    status: 'sent',
    ...links,
    ...(mail.invoice_id && { invoice_id: mail.invoice_id }),
    mail_id: id,
    sent_by: mail.sent_by,
    sent_at: sentAt.toISOString().replace('Z', '+00:00'),
    user_id: mail.user_id,
    user_email: mail.sent_by,
    created_by: mail.sent_by,
    metadata: { mail_id: id, to: readTexts(mail.to).join(', ') },
    created_at: sentAt
  }
  try {
    await ctx.collection(sentByHand).insert(entry, id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
  }
  ctx.changed({ collection: 'crm_activities', ids: [id], kind: 'created' })
  await touchRecords(ctx, mail, sentAt)
  await touchInvoice(ctx, mail, sentAt)
}

async function touchInvoice(ctx: Ctx, mail: Document, at: Date): Promise<void> {
  const _id = readId(mail.invoice_id)
  if (!isObjectIdHex(_id)) return
  const to = readTexts(mail.to).join(', ')
  await noteInvoiceMailed(ctx, { _id, mail_id: String(mail._id), at, to })
}

async function touchRecords(ctx: Ctx, mail: Document, at: Date): Promise<void> {
  const ids = { lead: readId(mail.lead_id), opportunity: readId(mail.opportunity_id) }
  const contact = readId(mail.contact_id)
  const kind = readText(mail.record_kind)
  if (kind === 'opportunity' && isObjectIdHex(ids.opportunity)) await touchOpportunity(ctx, ids.opportunity)
  if (kind === 'lead' && isObjectIdHex(ids.lead)) await countLeadActivity(ctx, ids.lead)
  if (isObjectIdHex(contact)) await noteContactMail(ctx, contact, at)
}
