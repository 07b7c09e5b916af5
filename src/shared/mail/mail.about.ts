import { z } from 'zod'
import { reminderLevels } from '../invoices/invoice.reminders.ts'
import { recordSchema } from '../records/record.schema.ts'
import { idSchema } from '../values/fields.ts'

/** An invoice or credit note that is sent; with a level, as a reminder of what is overdue. */
export const invoiceMailSchema = z.strictObject({
  invoice_id: idSchema,
  reminder_level: z.literal(reminderLevels).nullable()
})
export type InvoiceMail = z.infer<typeof invoiceMailSchema>

/** What a mail is written on. */
export const mailAboutSchema = z.union([recordSchema, invoiceMailSchema])
export type MailAbout = z.infer<typeof mailAboutSchema>

export function isInvoiceMail(about: MailAbout): about is InvoiceMail {
  return 'invoice_id' in about
}
