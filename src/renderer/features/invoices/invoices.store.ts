import { createList, type List } from '#renderer/records/list/list.store.ts'
import type { ParsedInvoiceFilter } from '#shared/invoices/invoice-list.schema.ts'

const noInvoiceFilter: ParsedInvoiceFilter = {
  search: '',
  state: [],
  currency: [],
  language: [],
  created_by: [],
  invoice_date: null,
  due_date: null,
  total_amount: null
}

/** What only the list of invoices knows. */
export const invoiceList: List<ParsedInvoiceFilter> = createList({
  name: 'invoices',
  noFilter: noInvoiceFilter,
  sort: [
    { field: 'invoice_date', direction: 'desc' },
    { field: 'invoice_number', direction: 'desc' }
  ]
})
