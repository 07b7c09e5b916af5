import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import { isIban } from '#shared/invoices/company.schema.ts'
import { balance } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { toCents } from '#shared/invoices/money.ts'

/** What a banking application reads from an invoice's QR code (EPC069-12, version 002), so that nothing is typed. */

const highest = 99_999_999_999n

/** Null where a SEPA transfer is not what pays it: other currencies, drafts, nothing due, no account. */
export function sepaPayload(invoice: Invoice, company: CompanyProfile): string | null {
  const due = toCents(balance(invoice))
  const holder = oneLine(company.bank_holder ?? company.name).slice(0, 70)
  const iban = company.iban?.replace(/\s/g, '').toUpperCase() ?? ''
  const isPayable =
    invoice.currency === 'EUR' && invoice.document_type === 'invoice' && due > 0n && due <= highest
  if (!isPayable || !holder || !isIban(iban)) return null
  const amount = `EUR${due / 100n}.${String(due % 100n).padStart(2, '0')}`
  const bic = company.bic?.replace(/\s/g, '').toUpperCase() ?? ''
  const reference = oneLine(invoice.invoice_number).slice(0, 140)
  // Service tag, version, UTF-8, kind; no purpose and no structured reference.
  return ['BCD', '002', '1', 'SCT', bic, holder, iban, amount, '', '', reference].join('\n')
}

function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
