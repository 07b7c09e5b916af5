import type { InvoiceItem } from '#shared/invoices/invoice.schema.ts'
import { subtractAmounts } from '#shared/invoices/money.ts'
import { vatCategory } from '#shared/invoices/zero.vat.ts'
import { multiply, roundHalfUp, toDecimal, toNumber, zero } from '#shared/values/decimal.ts'
import { decimal, type Facts } from './factur-x.facts.ts'
import { element, type Xml } from './xml.text.ts'

/** BG-25: one line. */
export function tradeLine({ invoice, quantity, amount }: Facts, item: InvoiceItem, at: number): Xml {
  const [name = '', ...rest] = item.description.trim().split('\n')
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', String(at + 1))]),
    element('ram:SpecifiedTradeProduct', [
      // BT-153 is mandatory.
      element('ram:Name', name.trim() || '—'),
      element('ram:Description', rest.join('\n').trim())
    ]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [element('ram:ChargeAmount', decimal(item.unit_price))])
    ]),
    element('ram:SpecifiedLineTradeDelivery', [
      // C62: a piece, the unit of what has no other.
      element('ram:BilledQuantity', quantity(item.quantity), { unitCode: 'C62' })
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', vatCategory(item.tax_rate, invoice.zero_vat)),
        element('ram:RateApplicablePercent', decimal(item.tax_rate))
      ]),
      allowance(item, amount),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', amount(item.net_amount))
      ])
    ])
  ])
}

/** BG-27: the discount, as what is left between the rounded gross and the net that stands on the paper. */
function allowance(item: InvoiceItem, amount: Facts['amount']): Xml {
  const gross = grossOf(item)
  const discount = subtractAmounts(gross, item.net_amount)
  if (discount === 0) return ''
  return element('ram:SpecifiedTradeAllowanceCharge', [
    element('ram:ChargeIndicator', [element('udt:Indicator', 'false')]),
    element('ram:CalculationPercent', decimal(item.discount_percent)),
    element('ram:BasisAmount', amount(gross)),
    element('ram:ActualAmount', amount(discount)),
    // UNTDID 5189: discount.
    element('ram:ReasonCode', '95')
  ])
}

function grossOf({ quantity, unit_price }: InvoiceItem): number {
  const product = multiply(toDecimal(quantity) ?? zero, toDecimal(unit_price) ?? zero)
  return toNumber(roundHalfUp(product, 2))
}
