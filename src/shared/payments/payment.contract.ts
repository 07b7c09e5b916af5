import { z } from 'zod'
import { invoiceSchema } from '../invoices/invoice.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { amountSchema, idSchema, lineSchema } from '../values/fields.ts'
import { paymentSchema } from './payment.schema.ts'
import { manualMethods } from './payment.values.ts'

export const outcomeSchema = z.object({ payment: paymentSchema, invoice: invoiceSchema })

export const paymentContract = {
  /** The payments and refunds of an invoice, the newest first. */
  ofInvoice: query({
    role: 'sales',
    input: z.object({ invoice_id: idSchema }),
    output: z.array(paymentSchema)
  }),
  /**
   * Records money that came, or went back, in the invoice's currency. `_id` makes it safe to repeat. More than the
   * balance may be paid. Errors: `not_found`; `not_allowed_now` {reason}: `not_issued`, `credit_note`, `canceled` for a
   * payment, `more_than_paid` for a refund.
   */
  record: command({
    role: 'admin',
    input: z.object({
      _id: idSchema,
      invoice_id: idSchema,
      is_refund: z.boolean().default(false),
      amount: amountSchema,
      method: z.enum(manualMethods),
      paid_on: z.date(),
      reference: lineSchema.default(null),
      note: lineSchema.default(null)
    }),
    output: outcomeSchema
  }),
  /** Takes a recorded payment, a refund or an open request back: it stays, as canceled. Not what a bank reported. */
  cancel: command({ role: 'admin', input: z.object({ _id: idSchema }), output: outcomeSchema })
}
