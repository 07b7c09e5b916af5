import { z } from 'zod'
import { currencies } from '../opportunities/opportunity.values.ts'
import { addressSchema, idSchema, lineSchema } from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { packs, regions } from './price.list.ts'
import { zeroVatReasons } from './zero.vat.ts'

/** What is typed into a draft, and what a draft may start from. */

const decimals = (most: number) => z.number().max(most, 'too_large')

/** Numbers of a line may be half typed in a draft: what they must be is asked when it is issued. */
export const draftItemSchema = z.object({
  description: z.string().max(5000, 'too_long'),
  quantity: decimals(1e9).min(-1e9, 'negative'),
  unit_price: decimals(1e12).min(-1e12, 'negative'),
  discount_percent: decimals(100).min(0, 'negative'),
  tax_rate: decimals(100).min(0, 'negative')
})
export type DraftItem = z.infer<typeof draftItemSchema>

export const maxItems = 200
export const paragraphSchema = z.string().trim().max(5000, 'too_long').nullable()

export const draftFieldsSchema = z.object({
  client_name: lineSchema,
  client_email: z.union([addressSchema, z.literal('')]).nullable(),
  client_company: lineSchema,
  client_address: z.string().trim().max(1000, 'too_long').nullable(),
  client_postal_code: lineSchema,
  client_city: lineSchema,
  client_country: lineSchema,
  client_tax_id: lineSchema,
  contact_id: idSchema.nullable(),
  lead_id: idSchema.nullable(),
  opportunity_id: idSchema.nullable(),
  items: z.array(draftItemSchema).max(maxItems, 'too_many'),
  currency: z.enum(currencies),
  language: z.enum(languages),
  due_days: z.int().min(0, 'negative').max(3650, 'too_large'),
  zero_vat: z.enum(zeroVatReasons).nullable(),
  purchase_order: lineSchema,
  notes: paragraphSchema,
  internal_notes: paragraphSchema
})
export type DraftFields = z.infer<typeof draftFieldsSchema>

/** What a new draft starts from. `includes_vat` says whether the price that it brings does. */
export const sourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing') }),
  z.object({ from: z.literal('lead'), lead_id: idSchema }),
  z.object({ from: z.literal('contact'), contact_id: idSchema }),
  /** With one line: the deal and its value. */
  z.object({ from: z.literal('opportunity'), opportunity_id: idSchema }),
  /** What a visitor of the website had chosen. */
  z.object({ from: z.literal('cart'), cart_id: idSchema, includes_vat: z.boolean() }),
  z.object({
    from: z.literal('pack'),
    pack: z.enum(packs),
    region: z.enum(regions),
    includes_vat: z.boolean()
  }),
  /** The client and lines of another invoice. */
  z.object({ from: z.literal('invoice'), invoice_id: idSchema })
])
export type InvoiceSource = z.infer<typeof sourceSchema>

export const clientFieldsSchema = draftFieldsSchema.pick({
  client_name: true,
  client_email: true,
  client_company: true,
  client_country: true,
  contact_id: true,
  lead_id: true,
  opportunity_id: true,
  language: true
})
export type ClientFields = z.infer<typeof clientFieldsSchema>

export const cartItemSchema = z.object({
  _id: z.string(),
  pack_name: z.string(),
  price: z.number(),
  currency: z.string(),
  region: z.string().nullable(),
  added_at: z.date().nullable()
})
export type CartItem = z.infer<typeof cartItemSchema>
