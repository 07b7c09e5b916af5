import classes from './Preview.module.css'
import { drawPage, type PdfDocument } from './pdf.pages.ts'

/** A4 at 200 dots an inch. */
const printWidth = 1654

/** Puts the pages in the place of the window's content and opens the system's print dialog. */
export async function printPages(pdf: PdfDocument): Promise<void> {
  const sheet = document.createElement('div')
  sheet.className = classes.sheet ?? ''
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const canvas = document.createElement('canvas')
    await drawPage(pdf, at, canvas, printWidth)
    sheet.append(canvas)
  }
  document.body.append(sheet)
  const end = () => {
    sheet.remove()
    window.removeEventListener('afterprint', end)
  }
  window.addEventListener('afterprint', end)
  window.print()
}
