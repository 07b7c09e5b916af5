import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import { companyFields } from '#shared/invoices/company.schema.ts'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { problemsOf } from '#shared/invoices/invoice.rules.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { InvoiceSettings } from '#shared/invoices/invoice-settings.contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds, toStoredText, writeGuarded } from '../mongo/guarded-update.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { keepLogo } from './company.logo.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { storedDay, storedDue } from './invoice.document.ts'
import { invoicesChanged, tellInvoiceEvent } from './invoice.events.ts'
import { refusal, requireUniqueNumbers, takeNumber } from './invoice.numbers.ts'
import { invoiceSettings } from './invoice.settings.ts'

type IssueInput = z.output<typeof invoiceContract.issue.input>

/**
 * Gives a draft its number. Content and number are one write, under a guard that holds the content still: a draft that
 * is edited meanwhile is looked at again. Errors: as the contract says.
 */
export async function issueInvoice(ctx: Ctx, input: IssueInput): Promise<Invoice> {
  const day = storedDay(input.invoice_date)
  if (calendarDay(day) > calendarDay(ctx.now())) throw refusal('future_day', 'The day is still to come')
  await requireUniqueNumbers(ctx)
  const [settings, logo] = await Promise.all([invoiceSettings(ctx), keepLogo(ctx)])
  const invoices = ctx.collection(invoiceCollection)
  // Outside the loop that takes numbers: what was edited meanwhile is asked for its problems again.
  const write = (number: string) =>
    writeGuarded(invoices, input._id, (stored) => {
      requireIssuable(stored, settings)
      const changes = issued(ctx, stored, { day, number, settings, logo, input })
      return { changes, guard: stillHolds(stored, ['status', 'invoice_number', 'updated_at', 'items']) }
    })
  const draft = await invoices.get(input._id)
  requireIssuable(draft, settings)
  const given = readInvoice(draft).invoice_number
  const wanted = { series: 'INV' as const, day, start: settings.numbering_start }
  const { after } = await (given ? write(given) : takeNumber(ctx, wanted, write))
  const invoice = readInvoice(after)
  await tellIssued(ctx, invoice)
  return invoice
}

function requireIssuable(stored: Document, settings: InvoiceSettings): void {
  const draft = readInvoice(stored)
  if (draft.status !== 'DRAFT' || draft.document_type !== 'invoice') {
    throw refusal('not_a_draft', 'Only a draft is issued', { number: draft.invoice_number })
  }
  const problems = problemsOf(draft, { currencies, companyName: settings.company.name })
  if (problems.length > 0) throw new AppError('invalid_input', 'The draft is not complete', { problems })
}

type Facts = { day: Date; number: string; settings: InvoiceSettings; logo: string; input: IssueInput }

/** A draft of the website has its number and day already, and keeps both. */
function issued(ctx: Ctx, stored: Document, { day, number, settings, logo, input }: Facts): Changes {
  const draft = readInvoice(stored)
  const allocation = toStoredText(input.allocation_number)
  const isNumbered = draft.invoice_number !== null
  return {
    set: {
      ...(!isNumbered && { invoice_number: number, invoice_date: day }),
      ...(!isNumbered && storedDue(day, draft.due_days ?? settings.due_days)),
      status: 'SENT',
      paid_amount: new Double(draft.paid_amount),
      seller: storedSeller(settings),
      seller_logo: logo,
      ...(allocation && { allocation_number: allocation }),
      issued_at: ctx.now(),
      issued_by: ctx.user.email,
      updated_at: ctx.now()
    },
    unset: []
  }
}

/** The company as it is now, for papers that are made later. */
export function storedSeller({ company }: InvoiceSettings): Document {
  const texts = companyFields.map((field) => [field, toStoredText(company[field])] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== null))
}

async function tellIssued(ctx: Ctx, invoice: Invoice): Promise<void> {
  const { _id, invoice_number, total_amount, currency } = invoice
  const description = `Invoice ${invoice_number} issued by ${ctx.user.email}: ${total_amount} ${currency}`
  await tellInvoiceEvent(ctx, invoice, 'issued', description)
  await followUp(ctx, 'audit log', async () => {
    const after = { invoice_number, total_amount, currency }
    await audit(ctx, { action: 'issue', entity_type: 'invoice', entity_id: _id, after })
  })
  invoicesChanged(ctx, [_id], 'updated')
}

/** It went to the client. Errors: `not_allowed_now` for a draft. */
export async function markSent(ctx: Ctx, { _id }: { _id: string }): Promise<Invoice> {
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), _id, (stored) => {
    const invoice = readInvoice(stored)
    if (invoice.status === 'DRAFT') throw refusal('not_issued', 'A draft is not sent')
    if (invoice.sent_at) return null
    const set = { sent_at: ctx.now(), updated_at: ctx.now() }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['sent_at', 'status']) }
  })
  const invoice = readInvoice(after)
  if (before !== after) {
    await tellInvoiceEvent(
      ctx,
      invoice,
      'sent',
      `${invoice.invoice_number} marked as sent by ${ctx.user.email}`
    )
    invoicesChanged(ctx, [_id], 'updated')
  }
  return invoice
}
