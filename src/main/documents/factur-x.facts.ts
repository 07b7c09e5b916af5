import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { toCents } from '#shared/invoices/money.ts'
import { toDecimal } from '#shared/values/decimal.ts'
import { languageWords } from './invoice.content.ts'
import type { Words } from './words/en.ts'
import { element, type Xml } from './xml.text.ts'

/** What the parts of an e-invoice share: its facts, and how days and numbers are written. */

export type Facts = {
  invoice: Invoice
  company: CompanyProfile
  words: Words
  isCredit: boolean
  /** Two digits. The amounts of a credit note, stored below zero, are above it where the type says what it is. */
  amount: (value: number) => string
  /** As many digits as the number has, with the sign of `amount`. */
  quantity: (value: number) => string
}

export function factsOf(invoice: Invoice, company: CompanyProfile): Facts {
  const isCredit = invoice.document_type === 'credit_note'
  const sign = isCredit ? -1n : 1n
  return {
    invoice,
    company,
    words: languageWords[invoice.language],
    isCredit,
    amount: (value) => written(sign * toCents(value), 2),
    quantity: (value) => decimal(isCredit ? 0 - value : value)
  }
}

/** A number without exponent, as XML wants it. */
export function decimal(value: number): string {
  const { units, scale } = toDecimal(value) ?? { units: 0n, scale: 0 }
  return written(units, scale)
}

export function written(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`
}

/** A calendar day in the format that the code 102 stands for; nothing for none. */
export function date(name: string, day: Date | null): Xml {
  const digits = day && dayFormat.format(day).replaceAll('-', '')
  return element(name, digits, { format: '102' })
}

/** In the zone of the paper, so that both bear the same day. Swedish days are those of ISO 8601. */
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jerusalem' })
