import { encode } from 'uqr'
import type { InvoiceContent, Line } from './invoice.content.ts'
import { contentWidth, leading, type Pen, page } from './pen.ts'

/** What follows the lines: VAT by rate, totals, how to pay, notes, small print. */

type Place = { y: number; bottom: number; nextPage: () => number; color: string; payload: string | null }

const size = 9
const lineHeight = size * leading
const totalsWidth = 220
const totalsX = page.margin + contentWidth - totalsWidth
const vatColumns = [page.margin + 60, page.margin + 150, page.margin + 240]
const codeSize = 84

export function drawClosing(pen: Pen, content: InvoiceContent, place: Place): void {
  const flow = flowOf(place)
  drawSums(pen, content, flow)
  drawParagraph(pen, flow, { title: null, text: content.vatNote, size: 8 })
  drawPayment(pen, content, flow, place.payload)
  drawParagraph(pen, flow, { title: content.words.notes, text: content.notes, size })
  drawParagraph(pen, flow, { title: null, text: content.legal, size: 7.5 })
}

type Flow = ReturnType<typeof flowOf>

/** Goes down the page, and on to the next when what comes is too high for what is left. */
function flowOf({ y, bottom, nextPage, color }: Place) {
  return {
    y,
    color,
    room(height: number): void {
      if (this.y + height > bottom) this.y = nextPage()
    }
  }
}

function drawSums(pen: Pen, { words, vat, totals }: InvoiceContent, flow: Flow): void {
  const rows = Math.max(totals.length, vat.length === 0 ? 0 : vat.length + 1)
  flow.room(16 + rows * (lineHeight + 3))
  flow.y += 18
  const top = flow.y
  if (vat.length > 0) {
    const heading = [words.vatRate, words.vatBase, words.vatAmount]
    drawVatRow(pen, heading, top, { face: 'bold', color: flow.color })
    pen.rule(top + 5, flow.color, 0.75, page.margin, 240)
    vat.forEach((row, at) => {
      drawVatRow(pen, row, top + (at + 1) * (lineHeight + 3), {})
    })
  }
  totals.forEach(({ label, value, isStrong }, at) => {
    const y = top + at * (lineHeight + 3)
    const face = isStrong ? 'bold' : 'regular'
    if (isStrong) pen.rule(y - size - 1.5, flow.color, 0.75, totalsX, totalsWidth)
    pen.text(label, totalsX, y, { size, face })
    pen.text(value, totalsX + totalsWidth, y, { size, face, align: 'end' })
  })
  flow.y = top + rows * (lineHeight + 3)
}

function drawVatRow(pen: Pen, cells: string[], y: number, style: { face?: 'bold'; color?: string }): void {
  cells.forEach((cell, at) => {
    pen.text(cell, vatColumns[at] ?? 0, y, { size: 8, align: 'end', ...style })
  })
}

function drawPayment(pen: Pen, content: InvoiceContent, flow: Flow, payload: string | null): void {
  const { words, terms, bank, bankDetails } = content
  if (terms) drawParagraph(pen, flow, { title: words.terms, text: terms, size })
  if (bank.length === 0) return
  const width = contentWidth - codeSize - 24
  const details = bankDetails ? pen.lines(bankDetails, width, { size }) : []
  const height = Math.max(
    (bank.length + details.length + 1) * lineHeight,
    payload ? codeSize + lineHeight : 0
  )
  flow.room(height + 14)
  flow.y += 14
  const top = flow.y
  if (payload) drawCode(pen, payload, words.scan, top)
  pen.text(words.bank, page.margin, top, { size: 8, face: 'bold', color: flow.color })
  flow.y += lineHeight
  for (const line of bank) drawBankLine(pen, line, flow)
  for (const line of details) {
    pen.put(line, page.margin, flow.y, { size })
    flow.y += lineHeight
  }
  flow.y = Math.max(flow.y, payload ? top + codeSize + lineHeight : 0)
}

function drawBankLine(pen: Pen, { label, value }: Line, flow: Flow): void {
  pen.text(label, page.margin, flow.y, { size, color: '#616e7c' })
  const [line = ''] = pen.lines(value, 230, { size })
  pen.put(line, page.margin + 110, flow.y, { size })
  flow.y += lineHeight
}

function drawCode(pen: Pen, payload: string, caption: string, top: number): void {
  const { data } = encode([...Buffer.from(payload)], { ecc: 'M', border: 0, maxVersion: 13 })
  const x = page.margin + contentWidth - codeSize
  pen.code(data, x, top - size, codeSize)
  pen.text(caption, x + codeSize / 2, top + codeSize, { size: 7.5, color: '#616e7c', align: 'middle' })
}

type Paragraph = { title: string | null; text: string | null; size: number }

function drawParagraph(pen: Pen, flow: Flow, { title, text, size: textSize }: Paragraph): void {
  if (!text?.trim()) return
  const height = textSize * leading
  flow.room(14 + 3 * height)
  flow.y += 14
  if (title) {
    pen.text(title, page.margin, flow.y, { size: 8, face: 'bold', color: flow.color })
    flow.y += lineHeight
  }
  for (const line of pen.lines(text, contentWidth, { size: textSize })) {
    flow.room(height)
    pen.put(line, page.margin, flow.y, { size: textSize, color: title ? '#1f2933' : '#616e7c' })
    flow.y += height
  }
}
