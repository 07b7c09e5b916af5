import { balance, invoiceState } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { formatAmount } from '#shared/invoices/money.ts'
import type { InvoiceMail } from '#shared/mail/mail.about.ts'
import { type InvoiceTemplateKind, invoiceTemplates } from '#shared/templates/invoice.templates.ts'
import { fillTemplate, type TemplateValues } from '#shared/templates/template.rules.ts'
import type { Language } from '#shared/values/language.ts'
import type { Ctx } from '../context.ts'
import { paperDay } from '../documents/invoice.content.ts'
import { getInvoice } from '../invoices/invoice.list.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import { invoiceSettings } from '../invoices/invoice.settings.ts'
import { templateOf } from '../templates/template.service.ts'
import type { MailRecord } from './mail.records.ts'

/** What a mail needs of the invoice that goes with it. Errors: `not_found`; `not_allowed_now` {reason: 'not_issued'}. */
export async function describeInvoice(ctx: Ctx, about: InvoiceMail): Promise<MailRecord> {
  const [invoice, { company }] = await Promise.all([getInvoice(ctx, about.invoice_id), invoiceSettings(ctx)])
  if (invoice.state === 'draft' || !invoice.invoice_number) {
    throw refusal('not_issued', 'A draft is not sent')
  }
  const { lead_id, contact_id, opportunity_id } = invoice
  const client = invoice.client_name?.trim() || invoice.client_company?.trim() || null
  const brand = invoice.client_company?.trim() || client
  const ours = invoice.seller?.name ?? company.name
  return {
    links: { lead_id, contact_id, opportunity_id },
    invoice,
    name: [invoice.invoice_number, brand].filter(Boolean).join(' · '),
    email: invoice.client_email?.trim() || null,
    cc: company.email?.trim() ? [company.email.trim()] : [],
    language: invoice.language,
    facts: present({
      name: client,
      brand,
      company: brand,
      email: invoice.client_email,
      country: invoice.client_country,
      invoice_number: invoice.invoice_number,
      our_company: ours
    }),
    factsIn: (language) => factsIn(invoice, language)
  }
}

/** Amounts and days, as the paper writes them in a language. A credit note is spoken of without its minus. */
function factsIn(invoice: Invoice, language: Language): TemplateValues {
  const amount = (value: number) => formatAmount(value, invoice.currency, language)
  return present({
    invoice_date: paperDay(invoice.invoice_date, language),
    due_date: paperDay(invoice.due_date, language),
    total: amount(Math.abs(invoice.total_amount)),
    balance: amount(balance(invoice))
  })
}

function present(facts: Record<string, string | null>): TemplateValues {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value?.trim())) as TemplateValues
}

/** Which text a mail on an invoice begins with. */
function templateKind({ reminder_level }: InvoiceMail, invoice: Invoice): InvoiceTemplateKind {
  if (invoice.document_type === 'credit_note') return 'credit_note'
  return reminder_level ? `invoice_reminder_${reminder_level}` : 'invoice'
}

/** Subject and body in the invoice's language: of the team's own template where it has one. */
export async function firstText(
  ctx: Ctx,
  about: InvoiceMail,
  { invoice, values }: { invoice: Invoice; values: Record<Language, TemplateValues> }
): Promise<{ subject: string; body: string }> {
  const { language } = invoice
  const kind = templateKind(about, invoice)
  const { subject, body } =
    (await templateOf(ctx, { category: kind, language })) ?? invoiceTemplates[language][kind]
  return {
    subject: fillTemplate(subject, values[language]),
    body: fillTemplate(body, values[language])
  }
}

/** Errors: `not_allowed_now` {reason: 'reminded' | 'not_overdue'} where this level is another mail's, or not due. */
export function requireReminder(
  ctx: Ctx,
  { reminder_level: level }: InvoiceMail,
  { invoice, mail_id }: { invoice: Invoice; mail_id: string | null }
): void {
  if (!level) return
  const taken = invoice.reminders.find((reminder) => reminder.level === level)
  if (taken && taken.mail_id !== mail_id) throw refusal('reminded', 'This reminder was sent', { level })
  if (!taken && invoiceState(invoice, ctx.now()) !== 'overdue') {
    throw refusal('not_overdue', 'It is not overdue', { level })
  }
}
