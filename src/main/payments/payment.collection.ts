import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Payments and refunds (domain.md 2.10). Several share a reference of one second, so nothing here is unique. */
export const paymentCollection: CollectionDefinition = {
  name: 'payments',
  indexes: [
    { keys: { payment_id: 1 } },
    { keys: { monetico_reference: 1 } },
    { keys: { status: 1, created_at: -1 } },
    { keys: { invoice_id: 1 } }
  ],
  scope: () => null
}
