import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'
import { companyProfileSchema } from './company.schema.ts'
import { draftItemSchema } from './invoice-draft.schema.ts'
import { priceListSchema } from './price.list.ts'

/** How the company invoices: shared by the team, set by administrators. */

const templateSchema = z.object({
  name: z.string().trim().min(1, 'required').max(100, 'too_long'),
  items: z.array(draftItemSchema).min(1).max(50, 'too_many')
})
export type LineTemplate = z.infer<typeof templateSchema>

export const maxTemplates = 100

const settingsFields = z.object({
  company: companyProfileSchema,
  /** Days until payment is due, of new drafts. */
  due_days: z.int().min(0, 'negative').max(365, 'too_large'),
  /** VAT of new lines, in percent. */
  vat_rate: z.number().min(0, 'negative').max(100, 'bad_percent'),
  /** The first number of a year in which invoices were made elsewhere before; null for 1. */
  numbering_start: z
    .object({ year: z.int().min(2000).max(2199), count: z.int().min(1).max(99_999) })
    .nullable(),
  /** From this amount on, without VAT and in shekels, an allocation number is asked for; null for never. */
  allocation_threshold: z.number().min(0, 'negative').max(1e9, 'too_large').nullable(),
  prices: priceListSchema,
  /** Whether the price list includes VAT; null until somebody has said so. */
  prices_include_vat: z.boolean().nullable()
})

export const invoiceSettingsSchema = settingsFields.extend({
  /** Ready-made lines, by name. Everybody who invoices may keep some. */
  templates: z.array(templateSchema)
})
export type InvoiceSettings = z.infer<typeof invoiceSettingsSchema>

/** A picture for the head of the paper, as base64. */
const logoSchema = z.object({ mime: z.enum(['image/png', 'image/jpeg']), content: z.string() })
export type Logo = z.infer<typeof logoSchema>

/** A logo is loaded with every document that is drawn. */
export const maxLogoBytes = 500_000

export const invoiceSettingsContract = {
  get: query({ role: 'viewer', input: nothing, output: invoiceSettingsSchema }),
  /** As `pipeline.saveSettings`: `changed_elsewhere` {fields, current: InvoiceSettings}. */
  save: command({
    role: 'admin',
    input: z.object({
      set: settingsFields.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: invoiceSettingsSchema
  }),
  logo: query({ role: 'viewer', input: nothing, output: logoSchema.nullable() }),
  /**
   * Asks for a picture file and keeps it; null when the dialog was closed. Errors: `not_allowed_now` {reason}:
   * `not_an_image`, `too_large`, or why the file can't be read.
   */
  chooseLogo: command({ role: 'admin', input: nothing, output: logoSchema.nullable() }),
  removeLogo: command({ role: 'admin', input: nothing, output: nothing }),
  /** Keeps lines under a name; lines of the same name are replaced. Errors: `not_allowed_now` {reason: 'too_many'}. */
  saveTemplate: command({ role: 'sales', input: templateSchema, output: invoiceSettingsSchema }),
  removeTemplate: command({
    role: 'sales',
    input: z.object({ name: z.string().max(100) }),
    output: invoiceSettingsSchema
  })
}
