import { jsPDF } from 'jspdf'
import { type Direction, directionOfText, visualLine, visualLines } from './text.lines.ts'
import { type Face, faces, type Typeface, writable } from './typeface.ts'

/**
 * Draws on pages of A4. Lengths are points. `x` counts from the side where reading begins: on Hebrew documents from the
 * right, so that a layout is written once. `y` of a text is its base line.
 */

export const page = { width: 595.28, height: 841.89, margin: 42 } as const
export const contentWidth = page.width - 2 * page.margin

export type TextStyle = { size: number; face?: Face; color?: string; align?: 'start' | 'end' | 'middle' }
/** How lines of a text follow each other, in sizes of it. */
export const leading = 1.4

/** Our lines are in their order already; left alone, jsPDF would reverse their digits. */
const asItIs = { isInputVisual: true, isOutputVisual: true, isInputRtl: false, isOutputRtl: false }

export type Pen = ReturnType<typeof createPen>

export function createPen(typefaces: Record<Face, Typeface>, direction: Direction) {
  const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  for (const face of faces) {
    pdf.addFileToVFS(`${face}.ttf`, typefaces[face].file)
    pdf.addFont(`${face}.ttf`, face, 'normal')
  }
  const isMirrored = direction === 'rtl'
  const left = (x: number, width: number) => (isMirrored ? page.width - x - width : x)

  /** Draws what is in the order of drawing already. */
  function put(line: string, x: number, y: number, style: TextStyle): void {
    const { size, face = 'regular', color = '#1f2933', align = 'start' } = style
    const width = typefaces[face].widthOf(line) * size
    const start = align === 'start' ? x : x - (align === 'end' ? width : width / 2)
    pdf.setFont(face).setFontSize(size).setTextColor(color)
    if (line !== '') pdf.text(line, left(start, width), y, asItIs)
  }

  return {
    pdf,
    /** A word of ours, or a value: it runs in the direction of the document. */
    text(text: string, x: number, y: number, style: TextStyle): void {
      put(visualLine(text, typefaces[style.face ?? 'regular'], direction), x, y, style)
    },
    /** The lines of what somebody typed: it runs in its own direction. */
    lines(text: string, width: number, { size, face = 'regular' }: TextStyle): string[] {
      const own = directionOfText(text)
      return visualLines(text, { face: typefaces[face], size, width, direction: own })
    },
    put,
    widthOf: (text: string, { size, face = 'regular' }: TextStyle) =>
      typefaces[face].widthOf(writable(text, typefaces[face])) * size,
    rule(
      y: number,
      color: string,
      thickness = 0.5,
      x: number = page.margin,
      width: number = contentWidth
    ): void {
      pdf.setDrawColor(color).setLineWidth(thickness)
      pdf.line(left(x, width), y, left(x, width) + width, y)
    },
    /** A QR code as vectors, runs of a row at once. Its place is mirrored, itself never. */
    code(rows: boolean[][], x: number, y: number, width: number): void {
      const module = width / rows.length
      pdf.setFillColor('#000000')
      rows.forEach((row, at) => {
        for (let from = 0; from < row.length; from += 1) {
          if (!row[from]) continue
          let to = from
          while (row[to + 1]) to += 1
          const start = left(x, width) + from * module
          pdf.rect(start, y + at * module, (to - from + 1) * module, module, 'F')
          from = to
        }
      })
    },
    picture(
      data: Uint8Array,
      kind: string,
      x: number,
      y: number,
      size: { width: number; height: number }
    ): void {
      pdf.addImage(data, kind, left(x, size.width), y, size.width, size.height, 'picture', 'FAST')
    },
    /** Large and pale, from corner to corner, under what is drawn later. */
    watermark(text: string): void {
      const line = visualLine(text, typefaces.bold, direction)
      const size = Math.min(120, 520 / typefaces.bold.widthOf(line))
      const half = (typefaces.bold.widthOf(line) * size) / 2
      const slope = Math.SQRT1_2
      pdf.setFont('bold').setFontSize(size).setTextColor('#eceef1')
      const [x, y] = [
        page.width / 2 - half * slope + size * 0.25,
        page.height / 2 + half * slope + size * 0.25
      ]
      pdf.text(line, x, y, { ...asItIs, angle: 45 })
    }
  }
}
