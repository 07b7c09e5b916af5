import { ObjectId } from 'mongodb'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { DraftFields, DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import type { Api } from '#shared/ipc/registry.ts'
import { dataOf } from '../../../tests/support/test-services.ts'

/** Builders for tests of invoices and payments. */

export const newId = () => new ObjectId().toHexString()

export function item(changes: Partial<DraftItem> = {}): DraftItem {
  return {
    description: 'Advice',
    quantity: 1,
    unit_price: 100,
    discount_percent: 0,
    tax_rate: 18,
    ...changes
  }
}

/** A company, without which nothing is issued. */
export async function enterCompany(api: Api): Promise<void> {
  const { company } = dataOf(await api.invoiceSettings.get({}))
  dataOf(await api.invoiceSettings.save({ set: { company: { ...company, name: 'IGV Ltd' } } }))
}

/** A draft that can be issued as it is: 118.00 in euros. */
export async function draft(api: Api, changes: Partial<DraftFields> = {}): Promise<Invoice> {
  const _id = newId()
  dataOf(await api.invoices.create({ _id, source: { from: 'nothing' } }))
  const set = { client_company: 'Urban Kids', items: [item()], currency: 'EUR' as const, ...changes }
  return dataOf(await api.invoices.update({ _id, set }))
}

export async function issued(api: Api, at: Date, changes: Partial<DraftFields> = {}): Promise<Invoice> {
  const { _id } = await draft(api, changes)
  return dataOf(await api.invoices.issue({ _id, invoice_date: at }))
}
