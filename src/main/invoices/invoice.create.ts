import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type {
  CartItem,
  ClientFields,
  DraftItem,
  InvoiceSource
} from '#shared/invoices/invoice-draft.schema.ts'
import type { InvoiceSettings } from '#shared/invoices/invoice-settings.contract.ts'
import { netPrice, regionCurrencies } from '#shared/invoices/price.list.ts'
import { readCurrency } from '#shared/opportunities/opportunity.schema.ts'
import { type Currency, currencies } from '#shared/opportunities/opportunity.values.ts'
import { readDate, readNumber, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { getOpportunity } from '../opportunities/opportunity.service.ts'
import { clientOfContact, clientOfLead, nobody } from './invoice.client.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { storedDay, storedDue, storedLines } from './invoice.document.ts'
import { invoicesChanged, tellInvoiceEvent } from './invoice.events.ts'
import { invoiceSettings } from './invoice.settings.ts'

type CreateInput = z.output<typeof invoiceContract.create.input>

/** What a draft begins with. */
type Beginning = {
  client: ClientFields &
    Partial<Pick<Invoice, 'client_address' | 'client_postal_code' | 'client_city' | 'client_tax_id'>>
  items: DraftItem[]
  currency: Currency
  due_days?: number
  notes?: string | null
  zero_vat?: Invoice['zero_vat']
}

/** Makes a draft without a number. The same `_id` twice is one draft. Errors: as the contract says. */
export async function createInvoice(ctx: Ctx, { _id, source, language }: CreateInput): Promise<Invoice> {
  const settings = await invoiceSettings(ctx)
  const beginning = await beginningOf(ctx, source, settings)
  const draft = draftDocument(ctx, beginning, { settings, language })
  try {
    await ctx.collection(invoiceCollection).insert(draft, _id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
    return readInvoice(await ctx.collection(invoiceCollection).get(_id))
  }
  const invoice = readInvoice({ _id, ...draft })
  await tellInvoiceEvent(ctx, invoice, 'created', `Invoice draft created by ${ctx.user.email}`)
  invoicesChanged(ctx, [_id], 'created')
  return invoice
}

function draftDocument(
  ctx: Ctx,
  { client, items, currency, due_days, notes, zero_vat }: Beginning,
  { settings, language }: { settings: InvoiceSettings; language: string | null }
): Document {
  const now = ctx.now()
  const { language: clientLanguage, ...links } = client
  const texts = Object.entries(links).map(([field, value]) => [field, toStoredText(value)] as const)
  return {
    document_type: 'invoice',
    status: 'DRAFT',
    invoice_date: storedDay(now),
    ...storedDue(now, due_days ?? settings.due_days),
    // The website expects these two in every invoice.
    client_name: '',
    client_email: '',
    ...Object.fromEntries(texts.filter(([, text]) => text !== null)),
    ...storedLines(items),
    ...(zero_vat && { zero_vat }),
    ...(notes && { notes: toStoredText(notes) }),
    currency,
    language: language ?? clientLanguage,
    paid_amount: new Double(0),
    // Nothing was paid before there were payments of our own.
    paid_before: new Double(0),
    email_sent: false,
    created_by: ctx.user.email,
    created_at: now,
    updated_at: now
  }
}

async function beginningOf(ctx: Ctx, source: InvoiceSource, settings: InvoiceSettings): Promise<Beginning> {
  switch (source.from) {
    case 'nothing':
      return { client: nobody, items: [], currency: 'USD' }
    case 'lead':
      return { client: await clientOfLead(ctx, source.lead_id), items: [], currency: 'USD' }
    case 'contact':
      return { client: await clientOfContact(ctx, source.contact_id), items: [], currency: 'USD' }
    case 'opportunity':
      return ofOpportunity(ctx, source.opportunity_id, settings)
    case 'invoice':
      return ofInvoice(ctx, source.invoice_id)
    case 'pack':
      return {
        client: nobody,
        items: [
          packLine(`Pack ${source.pack}`, settings.prices[source.region][source.pack], source, settings)
        ],
        currency: regionCurrencies[source.region]
      }
    case 'cart': {
      const item = readCartItem(await ctx.collection(cartCollection).get(source.cart_id))
      const items = [packLine(item.pack_name, item.price, source, settings)]
      return { client: nobody, items, currency: knownCurrency(item.currency) }
    }
  }
}

/** A price of the list; VAT that it includes is taken out. */
function packLine(
  description: string,
  price: number,
  { includes_vat }: { includes_vat: boolean },
  { vat_rate }: InvoiceSettings
): DraftItem {
  const unit_price = includes_vat ? netPrice(price, vat_rate) : price
  return { description, quantity: 1, unit_price, discount_percent: 0, tax_rate: vat_rate }
}

/** The contact knows more of whom to write to than the lead. A link that dangles is left out. */
async function ofOpportunity(ctx: Ctx, id: string, settings: InvoiceSettings): Promise<Beginning> {
  const deal = await getOpportunity(ctx, id)
  const contact = deal.contact_id && (await clientOfContact(ctx, deal.contact_id).catch(unlessMissing))
  const lead = deal.lead_id && (await clientOfLead(ctx, deal.lead_id).catch(unlessMissing))
  const client = { ...nobody, ...(lead || {}), ...(contact || {}), opportunity_id: id }
  const line = { description: deal.name, quantity: 1, discount_percent: 0, tax_rate: settings.vat_rate }
  return {
    client: {
      ...client,
      client_company: client.client_company ?? (lead || null)?.client_company ?? null,
      lead_id: deal.lead_id ?? client.lead_id,
      contact_id: deal.contact_id ?? client.contact_id
    },
    items: [{ ...line, unit_price: deal.value ?? 0 }],
    currency: knownCurrency(deal.currency)
  }
}

function unlessMissing(error: unknown): null {
  const { code } = (error ?? {}) as { code?: unknown }
  if (code === 'not_found' || code === 'invalid_input') return null
  throw error
}

async function ofInvoice(ctx: Ctx, id: string): Promise<Beginning> {
  const invoice = readInvoice(await ctx.collection(invoiceCollection).get(id))
  const isCredit = invoice.document_type === 'credit_note'
  return {
    client: pickClient(invoice),
    items: invoice.items.map(({ net_amount: _, ...item }) => ({
      ...item,
      quantity: isCredit ? -item.quantity : item.quantity
    })),
    currency: knownCurrency(invoice.currency),
    due_days: invoice.due_days ?? undefined,
    zero_vat: invoice.zero_vat,
    notes: isCredit ? null : invoice.notes
  }
}

function pickClient(invoice: Invoice): Beginning['client'] {
  const { client_name, client_email, client_company, client_address, client_postal_code } = invoice
  const { client_city, client_country, client_tax_id, contact_id, lead_id, language } = invoice
  return {
    client_name,
    client_email,
    client_company,
    client_address,
    client_postal_code,
    client_city,
    client_country,
    client_tax_id,
    contact_id,
    lead_id,
    opportunity_id: invoice.opportunity_id,
    language
  }
}

function knownCurrency(currency: string): Currency {
  return currencies.find((known) => known === currency) ?? 'USD'
}

/** What visitors of the website chose; the website alone writes it (domain.md 2.12). */
const cartCollection: CollectionDefinition = { name: 'cart', indexes: [], scope: () => null }

const cartShown = 100

export async function cartItems(ctx: Ctx): Promise<CartItem[]> {
  const found = await ctx.collection(cartCollection).find({}, { sort: { _id: -1 }, limit: cartShown })
  return found.map(readCartItem)
}

function readCartItem(stored: Document): CartItem {
  return {
    _id: String(stored._id),
    pack_name: readText(stored.pack_name) ?? readText(stored.pack_type) ?? '—',
    price: readNumber(stored.price) ?? 0,
    currency: readCurrency(stored.currency),
    region: readText(stored.region),
    added_at: readDate(stored.timestamp)
  }
}
