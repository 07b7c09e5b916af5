import type { InvoiceEventLine } from '#shared/invoices/invoice.contract.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { readDate, readText } from '#shared/values/stored.ts'
import { timelineEventCollection } from '../activities/activity.collection.ts'
import type { Ctx } from '../context.ts'
import { followUp } from '../mongo/follow-up.ts'

/** Events of an invoice, in the website's words where it has some (domain.md 2.17). */
export type InvoiceEvent =
  | 'created'
  | 'updated'
  | 'issued'
  | 'sent'
  | 'email_sent'
  | 'reminded'
  | 'canceled'
  | 'credited'
  | 'payment_requested'
  | 'payment_confirmed'
  | 'payment_failed'
  | 'payment_received'
  | 'payment_refunded'
  | 'payment_canceled'

export type InvoiceStory = Pick<
  Invoice,
  '_id' | 'invoice_number' | 'lead_id' | 'contact_id' | 'opportunity_id'
>

/** Tells what happened to an invoice, after it did; the pages of its lead, contact and deal show it too. */
export async function tellInvoiceEvent(
  ctx: Ctx,
  invoice: InvoiceStory,
  event: InvoiceEvent,
  description: string
): Promise<void> {
  const links = {
    lead_id: invoice.lead_id,
    contact_id: invoice.contact_id,
    opportunity_id: invoice.opportunity_id
  }
  const id = ctx.newId()
  const document = {
    entity_type: 'invoice',
    entity_id: invoice._id,
    event_type: event,
    description,
    user_email: ctx.user.email,
    data: invoice.invoice_number ? { invoice_number: invoice.invoice_number } : {},
    ...Object.fromEntries(Object.entries(links).filter(([, link]) => link)),
    created_at: ctx.now()
  }
  await followUp(ctx, 'timeline of an invoice', () =>
    ctx.collection(timelineEventCollection).insertEach([{ id, document }])
  )
  ctx.changed({ collection: timelineEventCollection.name, ids: [id], kind: 'created' })
}

const shownEvents = 200

/** What happened to an invoice, the newest first. */
export async function invoiceEvents(ctx: Ctx, { _id }: { _id: string }): Promise<InvoiceEventLine[]> {
  const events = await ctx
    .collection(timelineEventCollection)
    .find({ entity_type: 'invoice', entity_id: _id }, { sort: { created_at: -1 }, limit: shownEvents })
  return events.map((event) => ({
    _id: String(event._id),
    event_type: readText(event.event_type) ?? '',
    description: readText(event.description),
    user_email: readText(event.user_email),
    created_at: readDate(event.created_at)
  }))
}

export function invoicesChanged(ctx: Ctx, ids: string[], kind: 'created' | 'updated' | 'deleted'): void {
  ctx.changed({ collection: 'invoices', ids, kind })
}
