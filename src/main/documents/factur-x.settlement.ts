import { isIban } from '#shared/invoices/company.schema.ts'
import { balance } from '#shared/invoices/invoice.rules.ts'
import { exemptionCodes, vatCategory } from '#shared/invoices/zero.vat.ts'
import { date, decimal, type Facts } from './factur-x.facts.ts'
import { termsOf } from './invoice.content.ts'
import { element, type Xml } from './xml.text.ts'

/** How an e-invoice is paid, its VAT by rate, and its sums. */
export function headerSettlement(facts: Facts): Xml {
  const { invoice } = facts
  return element('ram:ApplicableHeaderTradeSettlement', [
    // BT-83, BT-5.
    element('ram:PaymentReference', invoice.invoice_number),
    element('ram:InvoiceCurrencyCode', invoice.currency),
    paymentMeans(facts),
    ...taxes(facts),
    paymentTerms(facts),
    sums(facts),
    precedingInvoice(facts)
  ])
}

/** BG-16: a transfer to our account; SEPA's own code for euros. */
function paymentMeans({ invoice, company, isCredit }: Facts): Xml {
  const iban = company.iban?.replace(/\s/g, '').toUpperCase() ?? ''
  if (isCredit || !isIban(iban)) return ''
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', invoice.currency === 'EUR' ? '58' : '30'),
    element('ram:PayeePartyCreditorFinancialAccount', [
      element('ram:IBANID', iban),
      element('ram:AccountName', company.bank_holder ?? company.name)
    ]),
    element('ram:PayeeSpecifiedCreditorFinancialInstitution', [
      element('ram:BICID', company.bic?.replace(/\s/g, '').toUpperCase() ?? '')
    ])
  ])
}

/** BG-23. */
function taxes({ invoice, amount, words }: Facts): Xml[] {
  return invoice.vat.map((line) => {
    const category = vatCategory(line.rate, invoice.zero_vat)
    const reason = line.rate === 0 && invoice.zero_vat ? words.zeroVat[invoice.zero_vat] : ''
    return element('ram:ApplicableTradeTax', [
      element('ram:CalculatedAmount', amount(line.amount)),
      element('ram:TypeCode', 'VAT'),
      element('ram:ExemptionReason', reason),
      element('ram:BasisAmount', amount(line.base)),
      element('ram:CategoryCode', category),
      element('ram:ExemptionReasonCode', exemptionCodes[category] ?? ''),
      element('ram:RateApplicablePercent', decimal(line.rate))
    ])
  })
}

/** BT-20, BT-9. */
function paymentTerms({ invoice, isCredit, words }: Facts): Xml {
  if (isCredit) return ''
  return element('ram:SpecifiedTradePaymentTerms', [
    element('ram:Description', termsOf(invoice, words)),
    element('ram:DueDateDateTime', [date('udt:DateTimeString', invoice.due_date)])
  ])
}

/** BG-22. What was paid before is BT-113, what is left BT-115; of a credit note nothing was paid, all is to pay back. */
function sums({ invoice, amount, isCredit }: Facts): Xml {
  const paid = isCredit ? 0 : invoice.paid_amount
  // BR-CO-16 knows no credit notes: what they took back stands on them.
  const due = isCredit ? invoice.total_amount : balance({ ...invoice, status: 'SENT', credited_amount: 0 })
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    element('ram:LineTotalAmount', amount(invoice.subtotal)),
    element('ram:TaxBasisTotalAmount', amount(invoice.subtotal)),
    element('ram:TaxTotalAmount', amount(invoice.tax_amount), { currencyID: invoice.currency }),
    element('ram:GrandTotalAmount', amount(invoice.total_amount)),
    paid === 0 ? '' : element('ram:TotalPrepaidAmount', amount(paid)),
    element('ram:DuePayableAmount', amount(due))
  ])
}

/** BG-3: the invoice that a credit note takes back. */
function precedingInvoice({ invoice, isCredit }: Facts): Xml {
  if (!isCredit) return ''
  return element('ram:InvoiceReferencedDocument', [
    element('ram:IssuerAssignedID', invoice.credited_invoice_number),
    element('ram:FormattedIssueDateTime', [date('qdt:DateTimeString', invoice.credited_invoice_date)])
  ])
}
