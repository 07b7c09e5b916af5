import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { paperCompany, paperInvoice, paperLines, typefaces } from './document.fixture.ts'
import { type InvoicePaper, invoicePdf } from './invoice.pdf.ts'

const paper = (changes: Partial<InvoicePaper> = {}): InvoicePaper => ({
  invoice: paperInvoice(),
  company: paperCompany(),
  logo: null,
  ...changes
})

/** The words of each page, as a reader selects them. */
async function read(given: InvoicePaper) {
  const pdf = await getDocument({ data: invoicePdf(given, typefaces), verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'))
  }
  const { info } = await pdf.getMetadata()
  return { pages, text: pages.join('\n'), info: info as Record<string, unknown> }
}

describe('an invoice on paper', () => {
  it('says in English who owes what to whom', async () => {
    const { text, pages } = await read(paper({ invoice: paperInvoice({ paid_amount: 100 }) }))
    expect(pages).toHaveLength(1)
    for (const words of [
      'Invoice',
      'INV-2026-00042',
      'November 3, 2026',
      'PO-7781',
      'IGV Digital Ltd',
      'VAT no. 514820631',
      'VAT no. FR40303265045',
      'Urban Kids SAS',
      'Élodie Lefèvre',
      '€528.00',
      '€105.60',
      '€728.55',
      'Balance due',
      '€628.55',
      'Payable within 30 days, by December 3, 2026.',
      'FR76 3000 6000 0112 3456 7890 189',
      'Scan to pay',
      'Page 1 of 1'
    ]) {
      expect(text.split('\n')).toContain(words)
    }
    expect(text).toContain('Late payment: three times the legal rate')
  })

  it('writes French numbers and days', async () => {
    const { text } = await read(paper({ invoice: paperInvoice({ language: 'fr' }) }))
    expect(text).toContain('Facture')
    expect(text).toContain('3 novembre 2026')
    expect(text).toContain('728,55 €')
    expect(text).toContain('N° de TVA FR40303265045')
  })

  it('writes Hebrew so that a reader selects it in its order', async () => {
    const notes = 'נא לציין את מספר INV-2026-00042 בהעברה'
    const { text } = await read(paper({ invoice: paperInvoice({ language: 'he', currency: 'ILS', notes }) }))
    expect(text).toContain('חשבונית')
    expect(text).toContain('לכבוד')
    expect(text).toContain('728.55')
    expect(text).toContain('₪')
    expect(text).toContain(notes)
  })

  it('has room for 50 lines on two pages', async () => {
    expect((await read(paper({ invoice: paperInvoice({}, paperLines(50)) }))).pages).toHaveLength(2)
  })

  it('repeats the headings on each page of 200 lines', async () => {
    const { pages, text } = await read(paper({ invoice: paperInvoice({}, paperLines(200)) }))
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.filter((page) => page.includes('Unit price')).length).toBeGreaterThanOrEqual(
      pages.length - 1
    )
    expect(text).toContain('Hosting and maintenance, month 200')
    expect(text).toContain(`Page ${pages.length} of ${pages.length}`)
  })

  it('prints the whole of a description of 5,000 characters', async () => {
    const words = Array.from({ length: 700 }, (_, at) => `word${at}`)
      .join(' ')
      .slice(0, 5000)
    const [line] = paperLines(1)
    const { text } = await read(
      paper({ invoice: paperInvoice({}, line ? [{ ...line, description: words }] : []) })
    )
    expect(text.replace(/\n+/g, ' ')).toContain(words.slice(0, 30))
    for (const word of words.split(' ')) expect(text).toContain(word)
  })

  it('breaks a word that is wider than its column', async () => {
    const [line] = paperLines(1)
    const description = 'x'.repeat(5000)
    const { text } = await read(paper({ invoice: paperInvoice({}, line ? [{ ...line, description }] : []) }))
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(5000)
  })

  it('needs no address, and no client at all', async () => {
    const nobody = { client_company: null, client_name: null, client_address: null, client_city: null }
    const { text } = await read(paper({ invoice: paperInvoice(nobody) }))
    expect(text).toContain('Billed to')
    expect(text).not.toContain('null')
  })

  it('draws a logo, with what is see-through in it', () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64'
    )
    const pictures = (logo: InvoicePaper['logo']) =>
      Buffer.from(invoicePdf(paper({ logo }), typefaces))
        .toString('latin1')
        .match(/\/Subtype \/Image/g)?.length ?? 0
    expect(pictures({ mime: 'image/png', bytes })).toBeGreaterThan(0)
    expect(pictures({ mime: 'image/png', bytes: bytes.subarray(0, 40) })).toBe(0)
  })

  it('leaves out a logo that is no picture', async () => {
    const logo = { mime: 'image/png' as const, bytes: new TextEncoder().encode('not a picture') }
    const { text } = await read(paper({ logo }))
    expect(text).toContain('INV-2026-00042')
  })

  it('marks drafts, which are not to be paid yet', async () => {
    const draft = paperInvoice({ status: 'DRAFT', invoice_number: null })
    const { text } = await read(paper({ invoice: draft }))
    expect(text).toContain('DRAFT')
    expect(text).not.toContain('Scan to pay')
  })

  it('makes of a credit note no claim', async () => {
    const note = paperInvoice({
      document_type: 'credit_note',
      invoice_number: 'CN-2026-00001',
      credited_invoice_number: 'INV-2026-00042'
    })
    const { text } = await read(paper({ invoice: note }))
    expect(text).toContain('Credit note')
    expect(text).toContain('For invoice')
    for (const word of ['Scan to pay', 'Payable', 'IBAN']) expect(text).not.toContain(word)
  })

  it('shows letters that it can not write, instead of losing them', async () => {
    const { text } = await read(paper({ invoice: paperInvoice({ client_company: '株式会社 Zoë 🙂' }) }))
    expect(text).toContain('???? Zoë ?')
  })

  it('tells its title, author and language', async () => {
    const { info } = await read(paper())
    expect(info).toMatchObject({ Title: 'Invoice INV-2026-00042', Author: 'IGV Digital Ltd', Language: 'en' })
  })

  it('is the same to the byte for the same input, and another for another', () => {
    const first = invoicePdf(paper(), typefaces)
    expect(Buffer.compare(first, invoicePdf(paper(), typefaces))).toBe(0)
    const unprinted = { internal_notes: 'Call them', updated_at: new Date() }
    const annotated = invoicePdf(paper({ invoice: paperInvoice(unprinted) }), typefaces)
    expect(Buffer.compare(first, annotated)).toBe(0)
    const paid = invoicePdf(paper({ invoice: paperInvoice({ paid_amount: 5 }) }), typefaces)
    expect(Buffer.compare(first, paid)).not.toBe(0)
  })
})
