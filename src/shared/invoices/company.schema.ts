import { z } from 'zod'
import { readText, type StoredDocument } from '../values/stored.ts'

/** Who we are on paper. Set by an administrator; a copy goes into each invoice when it is issued. */

const line = z.string().trim().max(300, 'too_long').nullable()

/** An IBAN with or without spaces; its check digits are looked at. */
const ibanSchema = line.refine((iban) => iban === null || isIban(iban), 'bad_iban')

export const companyProfileSchema = z.object({
  name: line,
  address: z.string().trim().max(1000, 'too_long').nullable(),
  postal_code: line,
  city: line,
  /** ISO 3166 alpha-2, for the e-invoice. */
  country: line,
  email: line,
  phone: line,
  website: line,
  /** VAT number. */
  tax_id: line,
  /** Company number of the trade register. */
  registration: line,
  /** In small print at the end. */
  legal_mentions: z.string().trim().max(4000, 'too_long').nullable(),
  bank_name: line,
  bank_holder: line,
  iban: ibanSchema,
  bic: line,
  /** Account data that has no IBAN, as lines of text. */
  bank_details: z.string().trim().max(1000, 'too_long').nullable(),
  /** `#rrggbb` of headings and rules. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'other')
    .nullable()
})
export type CompanyProfile = z.infer<typeof companyProfileSchema>

export const companyFields = Object.keys(companyProfileSchema.shape) as (keyof CompanyProfile)[]

/** Reads a stored profile. Never throws. */
export function readCompanyProfile(stored: StoredDocument): CompanyProfile {
  const entries = companyFields.map((field) => [field, readText(stored[field])])
  return Object.fromEntries(entries) as CompanyProfile
}

/** ISO 13616: letters are 10 to 35, the first four characters go last, and the rest of division by 97 is 1. */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  const moved = iban.slice(4) + iban.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n
}
