import type { CompanyProfile } from './company.schema.ts'
import { countryCode } from './country.code.ts'
import type { Invoice } from './invoice.schema.ts'
import { sumAmounts } from './money.ts'
import { vatCategory } from './zero.vat.ts'

/** What an e-invoice (EN 16931) must say, and an invoice may lack. Keys of `invoices.eInvoice.gap` in the texts. */
export const eInvoiceGaps = [
  'seller_country',
  'seller_tax_id',
  'client_country',
  'client_tax_id',
  'sums'
] as const
export type EInvoiceGap = (typeof eInvoiceGaps)[number]

type Facts = Pick<
  Invoice,
  | 'items'
  | 'vat'
  | 'subtotal'
  | 'tax_amount'
  | 'total_amount'
  | 'zero_vat'
  | 'client_country'
  | 'client_tax_id'
>

/** Why the PDF of an invoice can't carry an e-invoice; empty when it can. */
export function gapsOf(invoice: Facts, company: Pick<CompanyProfile, 'country' | 'tax_id'>): EInvoiceGap[] {
  const isReverse = invoice.items.some(({ tax_rate }) => vatCategory(tax_rate, invoice.zero_vat) === 'AE')
  const found: [boolean, EInvoiceGap][] = [
    [countryCode(company.country) === null, 'seller_country'],
    [!company.tax_id?.trim(), 'seller_tax_id'],
    [countryCode(invoice.client_country) === null, 'client_country'],
    // The client owes the tax, so the client must be known to the tax office (BR-AE-02).
    [isReverse && !invoice.client_tax_id?.trim(), 'client_tax_id'],
    [!addsUp(invoice), 'sums']
  ]
  return found.filter(([is]) => is).map(([, gap]) => gap)
}

/** An older invoice may have been rounded line by line; an e-invoice would be refused with such sums. */
function addsUp({ items, vat, subtotal, tax_amount, total_amount }: Facts): boolean {
  const nets = sumAmounts(items.map(({ net_amount }) => net_amount))
  const bases = sumAmounts(vat.map(({ base }) => base))
  const taxes = sumAmounts(vat.map(({ amount }) => amount))
  const total = sumAmounts([subtotal, tax_amount])
  const areOneSign =
    items.every(({ quantity }) => quantity > 0) || items.every(({ quantity }) => quantity < 0)
  return (
    items.length > 0 &&
    areOneSign &&
    nets === subtotal &&
    bases === subtotal &&
    taxes === tax_amount &&
    total === total_amount
  )
}
