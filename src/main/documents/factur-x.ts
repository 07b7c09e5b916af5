import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import { gapsOf } from '#shared/invoices/e-invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { date, type Facts, factsOf } from './factur-x.facts.ts'
import { tradeLine } from './factur-x.lines.ts'
import { buyer, seller } from './factur-x.parties.ts'
import { headerSettlement } from './factur-x.settlement.ts'
import { element, type Xml } from './xml.text.ts'

/**
 * The e-invoice of an invoice or credit note: Cross Industry Invoice of the profile EN 16931, as Factur-X embeds it. The
 * numbers in comments are the business terms of that standard. Pure: the same invoice gives the same text.
 */

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100'
}

/** Null for drafts, and where the invoice lacks what an e-invoice must say (`gapsOf`). */
export function facturX(invoice: Invoice, company: CompanyProfile): Xml | null {
  const isIssued =
    invoice.status !== 'DRAFT' && invoice.invoice_number !== null && invoice.invoice_date !== null
  if (!isIssued || gapsOf(invoice, company).length > 0) return null
  const facts = factsOf(invoice, company)
  const document = element(
    'rsm:CrossIndustryInvoice',
    [context(), exchangedDocument(facts), transaction(facts)],
    namespaces
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

/** BT-24. */
function context(): Xml {
  return element('rsm:ExchangedDocumentContext', [
    element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', 'urn:cen.eu:en16931:2017')])
  ])
}

/** BT-1, BT-3, BT-2, BT-22. */
function exchangedDocument({ invoice, company, isCredit, words }: Facts): Xml {
  const allocation = invoice.allocation_number && `${words.allocation}: ${invoice.allocation_number}`
  const notes = [invoice.notes, allocation, company.legal_mentions]
  return element('rsm:ExchangedDocument', [
    element('ram:ID', invoice.invoice_number),
    element('ram:TypeCode', isCredit ? '381' : '380'),
    element('ram:IssueDateTime', [date('udt:DateTimeString', invoice.invoice_date)]),
    ...notes.map((note) => element('ram:IncludedNote', [element('ram:Content', note?.trim() ?? '')]))
  ])
}

function transaction(facts: Facts): Xml {
  const { invoice } = facts
  return element('rsm:SupplyChainTradeTransaction', [
    ...invoice.items.map((item, at) => tradeLine(facts, item, at)),
    element('ram:ApplicableHeaderTradeAgreement', [
      seller(facts),
      buyer(facts),
      // BT-13.
      element('ram:BuyerOrderReferencedDocument', [
        element('ram:IssuerAssignedID', invoice.purchase_order?.trim() ?? '')
      ])
    ]),
    // Nothing is said of a delivery; the element itself is mandatory.
    '<ram:ApplicableHeaderTradeDelivery/>',
    headerSettlement(facts)
  ])
}
