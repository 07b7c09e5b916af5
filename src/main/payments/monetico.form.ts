import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import {
  type MoneticoFields,
  moneticoAmount,
  moneticoDate,
  moneticoLanguage
} from '#shared/payments/monetico.rules.ts'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import { type Payment, readPayment } from '#shared/payments/payment.schema.ts'
import { regionOfCountry } from '#shared/phones/phone.rules.ts'
import type { Ctx } from '../context.ts'
import { type Gateway, keyBytes, seal } from '../edges/monetico.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import type { MoneticoKeys } from './monetico.keys.ts'
import { requireSetUp } from './monetico.request.ts'
import { moneticoSettings } from './monetico.settings.ts'
import { paymentCollection } from './payment.collection.ts'

/** A sealed request as a browser sends it, and where it goes. */
export type SealedForm = { action: string; fields: MoneticoFields; language: Invoice['language'] }

export type FormDeps = { keys: MoneticoKeys; gateway: Gateway }

/** Builds and seals the form of an open request. Errors: as `monetico.open` in the contract. */
export async function sealedForm(ctx: Ctx, { keys, gateway }: FormDeps, id: string): Promise<SealedForm> {
  const settings = requireSetUp(await moneticoSettings(ctx))
  const payment = readPayment(await ctx.collection(paymentCollection).get(id))
  const isTest = settings.environment === 'test'
  if (!isOpenRequest(payment) || !payment.payment_id || payment.is_test !== isTest) {
    throw refusal('not_open', 'Only an open request is sent')
  }
  const invoice = readInvoice(await ctx.collection(invoiceCollection).get(payment.invoice_id ?? ''))
  const given = keys.find(settings.tpe)
  if (given === null) throw refusal('no_key', 'The key is not known on this device')
  const key = keyBytes(settings.mac_form, given)
  if (key === null) throw refusal('bad_key', 'Not a key of this form')
  const fields = {
    ...commonFields(payment, invoice),
    TPE: settings.tpe,
    societe: settings.company_code,
    ...(settings.return_ok && { url_retour_ok: settings.return_ok }),
    ...(settings.return_error && { url_retour_err: settings.return_error }),
    // What the website leaves out would not be known to a terminal that is set up for it.
    ...(settings.mac_form === 'fields' && { contexte_commande: billingContext(invoice) })
  }
  return {
    action: gateway[settings.environment],
    fields: { ...fields, MAC: seal(settings.mac_form, fields, key) },
    language: invoice.language
  }
}

/** The day is that of the request, so that the same request is always the same form. */
function commonFields(payment: Payment, invoice: Invoice): MoneticoFields {
  return {
    version: '3.0',
    date: moneticoDate(payment.created_at ?? new Date(0)),
    montant: moneticoAmount(payment.amount, payment.currency),
    reference: payment.payment_id ?? '',
    // The gateway wants plain characters here.
    'texte-libre': invoice.invoice_number ?? '',
    lgue: moneticoLanguage(invoice.language),
    mail: payment.client_email ?? ''
  }
}

/** Base64 of the client's address, which version 3 demands. Errors: `no_billing_address`. */
function billingContext(invoice: Invoice): string {
  const country = regionOfCountry(invoice.client_country ?? '')
  const { client_address, client_city, client_postal_code } = invoice
  const address = client_address?.replace(/\s+/g, ' ').trim()
  if (!address || !client_city?.trim() || !client_postal_code?.trim() || country === null) {
    throw refusal('no_billing_address', 'The gateway wants the client’s whole address')
  }
  const billing = {
    addressLine1: address.slice(0, 50),
    city: client_city.trim().slice(0, 50),
    postalCode: client_postal_code.trim().slice(0, 10),
    country
  }
  return Buffer.from(JSON.stringify({ billing }), 'utf8').toString('base64')
}

/** The same request as a link. */
export function linkOf({ action, fields }: SealedForm): string {
  return `${action}?${new URLSearchParams(fields)}`
}
