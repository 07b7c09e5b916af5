import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createElement, type FunctionComponent, type ReactElement } from 'react'
import { ROOT } from '../setup/root.ts'

/**
 * Other libraries drawing what our invoice has: a heading, who to whom, a table of 50 lines of seven columns with its
 * heading on each page, and the sums, in our own typefaces. None of them breaks a line of Hebrew rightly; the pages are
 * English, so that all do the same. They are asked for when they are measured, without their types: nothing else needs them.
 */
export type Peer = { name: string; draw: () => Promise<Uint8Array> }

export type PeerPage = {
  title: string
  head: string[]
  columns: string[]
  rows: string[][]
  sums: string[][]
}

const require = createRequire(import.meta.url)
const fonts = {
  regular: join(ROOT, 'resources/fonts/regular.ttf'),
  bold: join(ROOT, 'resources/fonts/bold.ttf')
}
/** Of the seven columns, in points. */
const widths = [22, 185, 48, 66, 50, 44, 96]
const margin = 42

export function peersOf(page: PeerPage): Peer[] {
  return [
    { name: 'pdfkit', draw: () => withPdfkit(page) },
    { name: 'pdfmake', draw: () => withPdfmake(page) },
    { name: '@react-pdf/renderer', draw: () => withReactPdf(page) }
  ]
}

type Kit = {
  page: { height: number }
  registerFont: (name: string, path: string) => Kit
  font: (name: string) => Kit
  fontSize: (size: number) => Kit
  text: (text: string, x: number, y: number, options?: object) => Kit
  moveTo: (x: number, y: number) => Kit
  lineTo: (x: number, y: number) => Kit
  stroke: () => Kit
  addPage: () => Kit
  on: (event: string, listener: (chunk: Uint8Array) => void) => Kit
  end: () => void
}

function withPdfkit({ title, head, columns, rows, sums }: PeerPage): Promise<Uint8Array> {
  const PDFDocument = require('pdfkit') as new (options: object) => Kit
  const kit = new PDFDocument({ size: 'A4', margin, font: fonts.regular })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve) => {
    kit.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
  })
  kit.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
  kit.font('bold').fontSize(22).text(title, margin, 60)
  for (const [at, line] of head.entries()) {
    kit
      .font('regular')
      .fontSize(9)
      .text(line, margin, 100 + at * 13)
  }
  let y = 110 + head.length * 13
  const drawRow = (cells: string[], face: string) => {
    let x = margin
    cells.forEach((cell, at) => {
      const width = widths[at] ?? 0
      kit
        .font(face)
        .fontSize(8.5)
        .text(cell, x, y + 3, { width, align: at < 2 ? 'left' : 'right' })
      x += width
    })
    y += 18
    kit
      .moveTo(margin, y)
      .lineTo(margin + 511, y)
      .stroke()
  }
  drawRow(columns, 'bold')
  for (const row of rows) {
    if (y + 18 > kit.page.height - 80) {
      kit.addPage()
      y = margin
      drawRow(columns, 'bold')
    }
    drawRow(row, 'regular')
  }
  for (const [label = '', value = ''] of sums) {
    kit
      .font('bold')
      .text(label, 335, y + 6)
      .text(value, 440, y + 6, { width: 113, align: 'right' })
    y += 15
  }
  kit.end()
  return done
}

type Make = {
  addFonts: (fonts: object) => void
  setUrlAccessPolicy: (policy: () => boolean) => void
  setLocalAccessPolicy: (policy: () => boolean) => void
  createPdf: (definition: object) => { getBuffer: () => Promise<Uint8Array> }
}

function withPdfmake({ title, head, columns, rows, sums }: PeerPage): Promise<Uint8Array> {
  const make = require('pdfmake') as Make
  // It says so at each document otherwise.
  make.setUrlAccessPolicy(() => false)
  make.setLocalAccessPolicy(() => true)
  make.addFonts({ Heebo: { normal: fonts.regular, bold: fonts.bold } })
  const cell = (text: string, at: number) => ({ text, alignment: at < 2 ? 'left' : 'right' })
  return make
    .createPdf({
      pageSize: 'A4',
      pageMargins: margin,
      defaultStyle: { font: 'Heebo', fontSize: 8.5 },
      content: [
        { text: title, fontSize: 22, bold: true },
        ...head,
        {
          table: {
            headerRows: 1,
            widths: widths.map((width) => width - 9),
            body: [
              columns.map((text, at) => ({ ...cell(text, at), bold: true })),
              ...rows.map((row) => row.map(cell))
            ]
          },
          layout: 'lightHorizontalLines'
        },
        ...sums.map((pair) => ({ text: pair.join('  '), alignment: 'right', bold: true }))
      ]
    })
    .getBuffer()
}

type ReactPdf = Record<'Document' | 'Page' | 'Text' | 'View', FunctionComponent<Record<string, unknown>>> & {
  Font: { register: (font: object) => void }
  renderToBuffer: (document: ReactElement) => Promise<Uint8Array>
}

let isRegistered = false

const styles = {
  page: { padding: margin, fontFamily: 'Heebo', fontSize: 8.5 },
  title: { fontSize: 22, fontWeight: 700 },
  row: { flexDirection: 'row', borderBottom: 0.5, paddingVertical: 3 },
  start: { textAlign: 'left' },
  end: { textAlign: 'right' },
  bold: { fontWeight: 700 }
}

async function withReactPdf({ title, head, columns, rows, sums }: PeerPage): Promise<Uint8Array> {
  const { Document, Font, Page, Text, View, renderToBuffer } = require('@react-pdf/renderer') as ReactPdf
  if (!isRegistered) {
    Font.register({
      family: 'Heebo',
      fonts: [{ src: fonts.regular }, { src: fonts.bold, fontWeight: 700 }]
    })
    isRegistered = true
  }
  const cells = (row: string[], isBold: boolean) =>
    row.map((text, at) => {
      const style = [
        { width: widths[at] ?? 0 },
        at < 2 ? styles.start : styles.end,
        ...(isBold ? [styles.bold] : [])
      ]
      return createElement(Text, { key: String(at), style }, text)
    })
  const line = (row: string[], key: string, isHead = false): ReactElement =>
    createElement(View, { key, style: styles.row, wrap: false, fixed: isHead }, ...cells(row, isHead))
  const page = createElement(
    Page,
    { size: 'A4', style: styles.page },
    createElement(Text, { style: styles.title }, title),
    ...head.map((text) => createElement(Text, { key: text }, text)),
    line(columns, 'head', true),
    ...rows.map((row, at) => line(row, `row ${at}`)),
    ...sums.map((pair) =>
      createElement(Text, { key: pair.join(), style: [styles.end, styles.bold] }, pair.join('  '))
    )
  )
  return renderToBuffer(createElement(Document, null, page))
}
