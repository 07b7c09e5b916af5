import type { InvoiceContent } from './invoice.content.ts'
import type { Picture } from './invoice.pdf.ts'
import { contentWidth, leading, type Pen, page } from './pen.ts'

/** The head of an invoice: who writes to whom, and the facts that tell it from others. */

type Place = { y: number; bottom: number; nextPage: () => number; color: string; logo: Picture | null }

const size = 9
const lineHeight = size * leading
const columnGap = 24
const halfWidth = (contentWidth - columnGap) / 2
const secondX = page.margin + halfWidth + columnGap
const logoBox = { width: 150, height: 54 }
const labelWidth = 96

/** Answers where the lines may begin. */
export function drawHeading(pen: Pen, content: InvoiceContent, place: Place): number {
  const { y, color, logo } = place
  const belowLogo = logo ? drawLogo(pen, logo, y) : y
  pen.text(content.title, secondX, y + 20, { size: 22, face: 'bold', color })
  const belowFacts = drawFacts(pen, content, y + 42)
  const top = Math.max(belowLogo, belowFacts) + 14
  const { words } = content
  const belowSeller = drawParty(
    pen,
    { title: words.from, lines: content.seller, x: page.margin },
    { ...place, y: top }
  )
  const belowClient = drawParty(
    pen,
    { title: words.billedTo, lines: content.client, x: secondX },
    { ...place, y: top }
  )
  return Math.max(belowSeller, belowClient) + 16
}

/** A picture that can't be drawn is left out: the invoice is what counts. */
function drawLogo(pen: Pen, { bytes, mime }: Picture, y: number): number {
  const kind = mime === 'image/png' ? 'PNG' : 'JPEG'
  try {
    const { width, height } = pen.pdf.getImageProperties(bytes)
    const scale = Math.min(logoBox.width / width, logoBox.height / height)
    if (!(scale > 0 && Number.isFinite(scale))) return y
    pen.picture(bytes, kind, page.margin, y, { width: width * scale, height: height * scale })
    return y + height * scale
  } catch {
    return y
  }
}

function drawFacts(pen: Pen, { facts }: InvoiceContent, top: number): number {
  let y = top
  for (const { label, value } of facts) {
    pen.text(label, secondX, y, { size, color: '#616e7c' })
    for (const line of pen.lines(value, halfWidth - labelWidth, { size, face: 'bold' })) {
      pen.put(line, secondX + labelWidth, y, { size, face: 'bold' })
      y += lineHeight
    }
  }
  return y
}

type Party = { title: string; lines: string[]; x: number }

function drawParty(pen: Pen, { title, lines, x }: Party, { y: top, color }: Place): number {
  pen.text(title, x, top, { size: 8, face: 'bold', color })
  let y = top + lineHeight + 2
  lines.forEach((text, at) => {
    const face = at === 0 ? 'bold' : 'regular'
    // An address of a page would leave no room for the lines.
    for (const line of pen.lines(text, halfWidth, { size, face }).slice(0, 8)) {
      pen.put(line, x, y, { size, face })
      y += lineHeight
    }
  })
  return y
}
