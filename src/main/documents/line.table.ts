import type { Column, InvoiceContent } from './invoice.content.ts'
import { contentWidth, leading, type Pen, page } from './pen.ts'

/** The lines of an invoice, over as many pages as they take; each page begins with the headings. */

const size = 8.5
const lineHeight = size * leading
const padding = 3
const gap = 14
const narrowest = 60
const headStyle = { size: 8, face: 'bold' } as const
const headHeight = lineHeight + 2 * padding

type Place = { y: number; bottom: number; nextPage: () => number; color: string }

/** Draws the table from `y` on; answers where it ends, on the page that is current then. */
export function drawLineTable(pen: Pen, { columns, rows }: InvoiceContent, place: Place): number {
  const boxes = boxesOf(pen, { columns, rows })
  let y = drawHead(pen, boxes, place.y, place.color)
  const newPage = () => {
    y = drawHead(pen, boxes, place.nextPage(), place.color)
  }
  for (const row of rows) {
    const cells = boxes.map(({ width, column }, at) => {
      const text = row[at] ?? ''
      return column.isWide ? pen.lines(text, width, { size }) : [text]
    })
    const height = Math.max(...cells.map((lines) => lines.length))
    // A row that fits on no page is parted between two; any other stays together.
    const fitsOnePage = height * lineHeight + 2 * padding <= place.bottom - page.margin - headHeight
    if (fitsOnePage && y + height * lineHeight + 2 * padding > place.bottom) newPage()
    y += padding
    for (let at = 0; at < height; at += 1) {
      if (y + lineHeight > place.bottom) {
        newPage()
        y += padding
      }
      drawLine(pen, boxes, cells, at, y + size)
      y += lineHeight
    }
    y += padding
    pen.rule(y, '#e4e7eb')
  }
  return y
}

type Box = { x: number; width: number; column: Column }

/** Columns are as wide as what they hold, so that no amount runs into the next; the wide one has the rest. */
function boxesOf(pen: Pen, { columns, rows }: Pick<InvoiceContent, 'columns' | 'rows'>): Box[] {
  const widths = columns.map(({ heading, isWide }, at) => {
    if (isWide) return 0
    const cells = rows.map((row) => pen.widthOf(row[at] ?? '', { size }))
    return Math.max(pen.widthOf(heading, headStyle), ...cells)
  })
  const rest = contentWidth - widths.reduce((sum, width) => sum + width, 0) - gap * (columns.length - 1)
  let x: number = page.margin
  return columns.map((column, at) => {
    const box = { x, width: column.isWide ? Math.max(rest, narrowest) : (widths[at] ?? 0), column }
    x += box.width + gap
    return box
  })
}

function drawHead(pen: Pen, boxes: Box[], y: number, color: string): number {
  pen.rule(y + headHeight, color, 1)
  for (const { x, width, column } of boxes) {
    const at = column.align === 'end' ? x + width : x
    pen.text(column.heading, at, y + padding + size, { ...headStyle, align: column.align, color })
  }
  return y + headHeight
}

function drawLine(pen: Pen, boxes: Box[], cells: string[][], at: number, y: number): void {
  boxes.forEach(({ x, width, column }, index) => {
    const text = cells[index]?.[at]
    if (!text) return
    if (column.isWide) pen.put(text, x, y, { size })
    else pen.text(text, column.align === 'end' ? x + width : x, y, { size, align: column.align })
  })
}
