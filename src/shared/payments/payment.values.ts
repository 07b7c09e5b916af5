/** The words that payments are described in (domain.md 2.10, 3.9). */

export const paymentStatuses = ['INITIATED', 'PENDING', 'PAID', 'FAILED', 'REFUNDED', 'CANCELED'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** How a person says that money came. `credit_card` and `bank_transfer` are the website's words. */
export const manualMethods = ['bank_transfer', 'credit_card', 'cash', 'cheque'] as const
export type ManualMethod = (typeof manualMethods)[number]
