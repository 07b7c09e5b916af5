import { invoiceSortFields } from '#shared/invoices/invoice-list.schema.ts'
import type { CollectionDefinition, IndexDefinition } from '../mongo/scoped-collection.ts'

/**
 * No two documents share a number: this decides which of several computers gets it. Drafts have none. (`$gt: ''` means
 * "is a text" in words that the query planner understands.)
 */
export const numberIndex: IndexDefinition = {
  keys: { invoice_number: 1 },
  unique: true,
  partialFilterExpression: { invoice_number: { $gt: '' } }
}

/** Invoices and credit notes (domain.md 2.9, 4.5, 4.6). Everybody reads all of them. */
export const invoiceCollection: CollectionDefinition = {
  name: 'invoices',
  indexes: [
    numberIndex,
    { keys: { status: 1, due_date: 1 } },
    { keys: { document_type: 1, status: 1 } },
    { keys: { client_email: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { lead_id: 1 } },
    { keys: { opportunity_id: 1 } },
    { keys: { created_by: 1 } },
    { keys: { currency: 1 } },
    { keys: { language: 1 } },
    { keys: { pdf_sha256: 1 }, partialFilterExpression: { pdf_sha256: { $gt: '' } } },
    // Where a payment was written and the invoice may not know of it yet.
    { keys: { payments_open: 1 }, partialFilterExpression: { payments_open: { $gt: '' } } },
    // Where a credit note was decided on and may not be written yet.
    { keys: { credits_open: 1 }, partialFilterExpression: { credits_open: { $gt: '' } } },
    // Where a client may be paying through the bank's page.
    { keys: { online_payments: 1 }, partialFilterExpression: { online_payments: { $gt: '' } } },
    ...invoiceSortFields.map((field) => ({ keys: { [field]: 1, _id: 1 } as const }))
  ],
  scope: () => null
}

/** What a list does not show. */
export const rowProjection = { items: 0, vat: 0, seller: 0, notes: 0, internal_notes: 0, credits: 0 } as const
