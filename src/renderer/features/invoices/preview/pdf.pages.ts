import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** Draws the pages of a PDF; reading it is the work of a thread of its own. A part of the window that is loaded when it is asked for. */

GlobalWorkerOptions.workerSrc = workerUrl

export type PdfDocument = PDFDocumentProxy

/** Takes the bytes over. `destroy` the document when it is shown no more. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  return getDocument({ data: bytes, useWasm: false, isEvalSupported: false } as never).promise
}

/** Draws a page (from 1 on) so that it is `width` pixels of the device wide. */
export async function drawPage(
  pdf: PdfDocument,
  at: number,
  canvas: HTMLCanvasElement,
  width: number
): Promise<void> {
  const page = await pdf.getPage(at)
  const { width: points } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: width / points })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  // Text is drawn from the start of the page's direction; the PDF counts from the left, whatever it says.
  canvas.dir = 'ltr'
  await page.render({ canvas, viewport }).promise
}

/** The words of a page, for those who do not see it. */
export async function pageText(pdf: PdfDocument, at: number): Promise<string> {
  const { items } = await (await pdf.getPage(at)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}
