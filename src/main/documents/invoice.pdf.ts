import { createHash } from 'node:crypto'
import { jsPDF } from 'jspdf'
import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { directionOf } from '#shared/values/language.ts'
import { facturX } from './factur-x.ts'
import { drawClosing } from './invoice.closing.ts'
import { type InvoiceContent, invoiceContent } from './invoice.content.ts'
import { drawHeading } from './invoice.heading.ts'
import { drawLineTable } from './line.table.ts'
import { becomePdfA } from './pdf-a.ts'
import { contentWidth, createPen, type Pen, page } from './pen.ts'
import { sepaPayload } from './sepa.code.ts'
import type { Face, Typeface } from './typeface.ts'

/** An invoice or credit note on paper, with the e-invoice in it: the same input gives the same bytes. */

export type Picture = { mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array }
export type InvoicePaper = { invoice: Invoice; company: CompanyProfile; logo: Picture | null }

/** Where a company has chosen no color. */
const usualColor = '#1f4e79'
/** What the foot of each page needs. */
const footHeight = 30
const bottom = page.height - page.margin - footHeight

export function invoicePdf(paper: InvoicePaper, typefaces: Record<Face, Typeface>): Uint8Array {
  const { invoice, company, logo } = paper
  const content = invoiceContent(invoice, company)
  const color = company.color ?? usualColor
  const pen = createPen(typefaces, directionOf(invoice.language))
  describe(pen, paper, content)
  const beginPage = () => {
    if (content.watermark) pen.watermark(content.watermark)
    return page.margin
  }
  const nextPage = () => {
    pen.pdf.addPage()
    return beginPage()
  }
  const flow = { bottom, nextPage, color }
  const below = drawHeading(pen, content, { y: beginPage(), logo, ...flow })
  const afterLines = drawLineTable(pen, content, { y: below, ...flow })
  drawClosing(pen, content, { y: afterLines, payload: sepaPayload(invoice, company), ...flow })
  drawFeet(pen, content, company)
  return new Uint8Array(pen.pdf.output('arraybuffer'))
}

function drawFeet(pen: Pen, { words, facts, title }: InvoiceContent, company: CompanyProfile): void {
  const pages = pen.pdf.getNumberOfPages()
  const y = page.height - page.margin
  const style = { size: 7.5, color: '#616e7c' }
  const number = facts.find(({ label }) => label === words.number)?.value
  const name = pen.lines(company.name ?? '', contentWidth / 3, style)[0] ?? ''
  for (let at = 1; at <= pages; at += 1) {
    pen.pdf.setPage(at)
    pen.rule(y - 12, '#e4e7eb')
    pen.put(name, page.margin, y, style)
    pen.text(number ? `${title} ${number}` : title, page.width / 2, y, { ...style, align: 'middle' })
    const count = words.page.replace('{page}', String(at)).replace('{pages}', String(pages))
    pen.text(count, page.width - page.margin, y, { ...style, align: 'end' })
  }
}

/** What a reader shows of the file, its language, and an id and day that follow from what it says. */
function describe({ pdf }: Pen, paper: InvoicePaper, content: InvoiceContent): void {
  const { invoice, company, logo } = paper
  const subject = invoice.client_company ?? invoice.client_name
  const title = [content.title, invoice.invoice_number].filter(Boolean).join(' ')
  const author = company.name
  pdf.setProperties({
    title,
    ...(subject ? { subject } : {}),
    ...(author ? { author } : {}),
    creator
  })
  pdf.setLanguage(invoice.language)
  // Of what is printed only: notes for colleagues change no file.
  const xml = facturX(invoice, company)
  const id = createHash('md5')
    .update(JSON.stringify([invoice.language, company.color, content, xml]))
    .update(logo?.bytes ?? '')
    .digest('hex')
    .toUpperCase()
  pdf.setFileId(id)
  const created = knownDate(invoice.issued_at ?? invoice.invoice_date ?? invoice.created_at)
  pdf.setCreationDate(pdfDate(created))
  const producer = `jsPDF ${jsPDF.version}`
  const facts = { title, author, subject, language: invoice.language, creator, producer, created, id }
  becomePdfA(pdf, { facts: { ...facts, hasInvoice: xml !== null }, xml, modified: pdfDate(created) })
}

const creator = 'Carmel'

/** jsPDF takes the years from 1970 to 2037. */
function knownDate(date: Date | null): Date {
  const isKnown = date && date.getUTCFullYear() >= 1970 && date.getUTCFullYear() <= 2037
  return isKnown ? date : new Date(0)
}

/** Seconds in UTC, whatever the zone of the machine. */
function pdfDate(date: Date): string {
  const digits = date.toISOString().replace(/\D/g, '').slice(0, 14)
  return `D:${digits}+00'00'`
}
