import { createHash } from 'node:crypto'
import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import { balance } from '#shared/invoices/invoice.rules.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import { toCents } from '#shared/invoices/money.ts'
import type { MoneticoSettings, moneticoContract } from '#shared/payments/monetico.contract.ts'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import { type Payment, readPayment } from '#shared/payments/payment.schema.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { moneticoSettings } from './monetico.settings.ts'
import { paymentCollection } from './payment.collection.ts'
import { cancelPayment, insertOnce, type Outcome, requirePayable, tellPayment } from './payment.service.ts'
import { openPayments, paymentsOf, settle } from './payment.settle.ts'

type RequestInput = z.output<typeof moneticoContract.request.input>

/**
 * The open request for an amount of an invoice. Its reference follows from the invoice, the amount and how many
 * requests came before, and its id from the reference: pressed twice, or on two computers, it is one. Errors: as the
 * contract says.
 */
export async function requestPayment(ctx: Ctx, { invoice_id, amount }: RequestInput): Promise<Outcome> {
  const settings = requireSetUp(await moneticoSettings(ctx))
  const found = readInvoice(await ctx.collection(invoiceCollection).get(invoice_id))
  requirePayable(found, { is_refund: false, amount })
  requireDue(found, amount)
  const earlier = await requestsOf(ctx, invoice_id)
  const isSame = (payment: Payment) =>
    payment.amount === amount && payment.is_test === (settings.environment === 'test')
  const open = earlier.filter(isOpenRequest)
  const same = open.find(isSame)
  for (const other of open) if (other !== same) await cancelPayment(ctx, { _id: other._id })
  if (same) {
    await follow(ctx, invoice_id, same._id)
    return { payment: same, invoice: found }
  }
  const cents = toCents(amount)
  const reference = referenceOf([invoice_id, String(cents), settings.environment, String(earlier.length)])
  return startRequest(ctx, { invoice: found, amount, reference, settings })
}

async function requestsOf(ctx: Ctx, invoiceId: string): Promise<Payment[]> {
  const payments = await paymentsOf(ctx, invoiceId)
  return payments.filter(({ payment_provider }) => payment_provider === 'monetico')
}

function requireDue(invoice: Invoice, amount: number): void {
  const rest = balance(invoice)
  if (rest <= 0) throw refusal('nothing_due', 'Nothing is due')
  if (amount > rest) throw refusal('more_than_due', 'More than is due', { paid: rest })
}

type SetUp = MoneticoSettings & { tpe: string; company_code: string }

/** Errors: `monetico_not_set_up`. */
export function requireSetUp(settings: MoneticoSettings): SetUp {
  const { tpe, company_code } = settings
  if (!tpe || !company_code) throw refusal('monetico_not_set_up', 'Monetico is not set up')
  return { ...settings, tpe, company_code }
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The gateway takes no longer one. */
const referenceLength = 12

/** Sixty bits of what it is for, in letters that can't be taken for one another. */
export function referenceOf(parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\n')).digest().subarray(0, referenceLength)
  return [...bytes].map((byte) => letters[byte % letters.length]).join('')
}

type Start = { invoice: Invoice; amount: number; reference: string; settings: SetUp }

async function startRequest(ctx: Ctx, { invoice, amount, reference, settings }: Start): Promise<Outcome> {
  const id = derivedId('monetico', reference)
  const opened = await openPayments(ctx, invoice._id, id)
  const document = requestDocument(ctx, { invoice: opened, amount, reference, settings })
  const isNew = await insertOnce(ctx, document, id)
  await follow(ctx, invoice._id, id)
  const after = await settle(ctx, invoice._id, [id])
  const payment = readPayment(await ctx.collection(paymentCollection).get(id))
  if (isNew) await tellPayment(ctx, { payment, invoice: after })
  return { payment, invoice: after }
}

/** Notes that the bank will say something of a request (`online.watch.ts`). */
async function follow(ctx: Ctx, invoiceId: string, id: string): Promise<void> {
  const changes = { set: {}, unset: [], addToSet: { online_payments: id } }
  await ctx.collection(invoiceCollection).update(invoiceId, changes)
}

/** With the website's names (domain.md 2.10): its notification handler looks for the reference. */
function requestDocument(ctx: Ctx, { invoice, amount, reference, settings }: Start): Document {
  const now = ctx.now()
  const { return_ok, environment } = settings
  return {
    payment_id: reference,
    monetico_reference: reference,
    payment_type: 'payment',
    payment_provider: 'monetico',
    amount: new Double(amount),
    currency: invoice.currency,
    status: 'INITIATED',
    invoice_id: invoice._id,
    client_email: invoice.client_email ?? '',
    client_name: invoice.client_company ?? invoice.client_name ?? '',
    ...(return_ok && { return_url: return_ok }),
    metadata: { environment, invoice_number: invoice.invoice_number, language: invoice.language },
    initiated_at: now,
    created_by: ctx.user.email,
    created_at: now,
    updated_at: now
  }
}
