import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type InvoiceState, invoiceState } from '#shared/invoices/invoice.rules.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { InvoiceRow, ParsedInvoiceFilter } from '#shared/invoices/invoice-list.schema.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import { currencySigns, readCurrency } from '#shared/opportunities/opportunity.schema.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { languages } from '#shared/values/language.ts'
import type { StoredDocument } from '#shared/values/stored.ts'
import { requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { requireLead } from '../leads/lead.service.ts'
import {
  amountQuery,
  dateQuery,
  listedField,
  plainField,
  type ValueField,
  valuesQuery
} from '../lists/filter.queries.ts'
import { toSort } from '../lists/sort.ts'
import { countValues } from '../lists/value.counts.ts'
import { everyWordIn, linkTo } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { requireOpportunity } from '../opportunities/opportunity.service.ts'
import { invoiceCollection, rowProjection } from './invoice.collection.ts'
import { statesQuery } from './invoice.states.ts'

type ListInput = z.output<typeof invoiceContract.list.input>
type IdsInput = z.output<typeof invoiceContract.ids.input>
type CountsInput = z.output<typeof invoiceContract.counts.input>
type RecordInput = z.output<typeof invoiceContract.ofRecord.input>

/** Where words of a search are looked for. */
export const invoiceSearchFields = [
  'invoice_number',
  'client_name',
  'client_company',
  'client_email',
  'purchase_order'
]

const valueFields: Record<CountsInput['field'], ValueField> = {
  currency: {
    stored: 'currency',
    canonical: (stored) => readCurrency(stored),
    spellings: (value) => {
      const known = currencies.find((currency) => currency === value)
      const signs = Object.keys(currencySigns).filter((sign) => currencySigns[sign] === known)
      return known ? [known, ...signs] : []
    },
    blankMeans: 'USD'
  },
  language: { ...listedField('language', languages), blankMeans: 'fr' },
  created_by: plainField('created_by')
}

/** From the filter of list, figures and file to a query. */
export function invoiceQuery(ctx: Ctx, filter: ParsedInvoiceFilter): Filter<Document> {
  const now = ctx.now()
  return and(
    statesQuery(filter.state, now),
    valuesQuery(valueFields.currency, filter.currency),
    valuesQuery(valueFields.language, filter.language),
    valuesQuery(valueFields.created_by, filter.created_by),
    dateQuery('invoice_date', filter.invoice_date, now),
    dateQuery('due_date', filter.due_date, now),
    amountQuery('total_amount', filter.total_amount),
    everyWordIn(filter.search, invoiceSearchFields)
  )
}

/** One page of the list and the number of invoices that the filter finds. */
export async function listInvoices(
  ctx: Ctx,
  input: ListInput
): Promise<{ rows: InvoiceRow[]; total: number }> {
  const { skip, limit } = input
  const query = invoiceQuery(ctx, input)
  const invoices = ctx.collection(invoiceCollection)
  const options = { projection: rowProjection, sort: toSort(input.sort), skip, limit }
  const [found, total] = await Promise.all([invoices.find(query, options), invoices.count(query)])
  return { rows: found.map((stored) => invoiceRow(ctx, stored)), total }
}

/** A line of the list. */
export function invoiceRow(ctx: Ctx, stored: StoredDocument): InvoiceRow {
  const { items: _, vat: __, seller: ___, notes: ____, internal_notes: _____, ...row } = readInvoice(stored)
  return { ...row, state: invoiceState(row, ctx.now()) }
}

/** The ids of a stretch of the list. */
export async function invoiceIds(ctx: Ctx, input: IdsInput): Promise<string[]> {
  const { skip, limit } = input
  const options = { projection: { _id: 1 }, sort: toSort(input.sort), skip, limit }
  const found = await ctx.collection(invoiceCollection).find(invoiceQuery(ctx, input), options)
  return found.map(({ _id }) => String(_id))
}

/** How many invoices each value of one filter would find under all the others. */
export function countInvoices(ctx: Ctx, { filter, field }: CountsInput): Promise<ValueCount[]> {
  const query = invoiceQuery(ctx, { ...filter, [field]: [] })
  return countValues(ctx.collection(invoiceCollection), query, valueFields[field])
}

/** One invoice. Errors: `not_found`. */
export async function getInvoice(ctx: Ctx, id: string): Promise<Invoice & { state: InvoiceState }> {
  const invoice = readInvoice(await ctx.collection(invoiceCollection).get(id))
  return { ...invoice, state: invoiceState(invoice, ctx.now()) }
}

const shownOfRecord = 200

/** The invoices of a record that the user may see. Errors: `not_found` for the record. */
export async function invoicesOfRecord(ctx: Ctx, record: RecordInput): Promise<InvoiceRow[]> {
  const found = await ctx.collection(invoiceCollection).find(await recordQuery(ctx, record), {
    projection: rowProjection,
    sort: { invoice_date: -1, _id: -1 },
    limit: shownOfRecord
  })
  return found.map((stored) => invoiceRow(ctx, stored))
}

/** A contact's invoices are also those of the leads that it came of. */
async function recordQuery(ctx: Ctx, record: RecordInput): Promise<Filter<Document>> {
  if ('opportunity_id' in record) {
    await requireOpportunity(ctx, record.opportunity_id)
    return { opportunity_id: linkTo(record.opportunity_id) }
  }
  if ('contact_id' in record) {
    const { lead_ids } = await requireContact(ctx, record.contact_id)
    const own = { contact_id: linkTo(record.contact_id) }
    return lead_ids.length > 0 ? { $or: [own, { lead_id: linkTo(...lead_ids) }] } : own
  }
  await requireLead(ctx, record.lead_id)
  return { lead_id: linkTo(record.lead_id) }
}
