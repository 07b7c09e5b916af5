import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { StoredDocument } from '#shared/values/stored.ts'
import { paperCompany, paperInvoice, paperLines, typefaces } from './document.fixture.ts'
import { invoicePdf } from './invoice.pdf.ts'

/**
 * The first pages, compared with approved pictures of them (docs/pictures). After a change that is meant, look at what
 * `APPROVE=1 npx vitest run src/main/documents/invoice.pictures.test.ts` writes, and commit it.
 */

const pictures = join(import.meta.dirname, '../../../docs/pictures')
/** Comes with pdfjs-dist, where there is a build of it for the machine. */
const canvasKit = await import('@napi-rs/canvas').catch(() => null)
const width = 744

const hebrewLines = [
  ['ליווי כניסה לשוק – WordPress ו-Shopify (2026)', 1, 12_500],
  ['דמי ניהול: 18% מ-₪1,200.50 לחודש', 3, 216.09],
  ['Market entry report, עברית ואנגלית', 2, 1480]
] as const
const frenchLines = [
  ['Étude d’implantation 360° – rapport « clé en main »', 1, 4900],
  ['Accompagnement mensuel (8 h)', 6, 780.5],
  ['Frais de déplacement Tel-Aviv – Haïfa', 2, 64.9]
] as const

function lines(texts: readonly (readonly [string, number, number])[], tax_rate: number) {
  return texts.map(([description, quantity, unit_price], at) => ({
    description,
    quantity,
    unit_price,
    discount_percent: at === 1 ? 10 : 0,
    tax_rate
  }))
}

const papers: [string, StoredDocument, ReturnType<typeof paperLines>][] = [
  ['en', { paid_amount: 200, status: 'PARTIAL' }, paperLines(6)],
  ['fr', { language: 'fr', notes: 'Merci de rappeler le numéro de facture.' }, lines(frenchLines, 20)],
  [
    'he',
    {
      language: 'he',
      currency: 'ILS',
      client_company: 'קידס עירוני בע״מ (Urban Kids)',
      client_name: 'אלודי לפבר',
      client_address: 'רחוב הרצל 12, דירה 4',
      client_city: 'תל אביב-יפו',
      client_country: 'IL',
      client_tax_id: '514820631',
      allocation_number: '123456789',
      notes: 'נא לציין את מספר INV-2026-00042 בהעברה הבנקאית.'
    },
    lines(hebrewLines, 18)
  ]
]

async function draw(language: string) {
  const [, changes = {}, items = []] = papers.find(([name]) => name === language) ?? []
  const data = invoicePdf(
    { invoice: paperInvoice(changes, items), company: paperCompany(), logo: null },
    typefaces
  )
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  const page = await pdf.getPage(1)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = canvasKit?.createCanvas(Math.floor(viewport.width), Math.floor(viewport.height))
  if (!canvas) throw new Error('There is no canvas')
  await page.render({ canvas: canvas as never, viewport }).promise
  return canvas
}

type Pixels = { width: number; height: number; data: Uint8ClampedArray }

async function approved(language: string): Promise<Pixels> {
  const image = await canvasKit?.loadImage(join(pictures, `paper-${language}.png`))
  const canvas = image && canvasKit?.createCanvas(image.width, image.height)
  if (!canvas) throw new Error('There is no canvas')
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, image.width, image.height)
}

/** Differences that a sharper edge makes are no difference: squares of 6 × 6 are compared by how dark they are. */
function changedSquares(a: Pixels, b: Pixels): number {
  const size = 6
  let changed = 0
  for (let y = 0; y + size <= a.height; y += size) {
    for (let x = 0; x + size <= a.width; x += size) {
      if (Math.abs(darkness(a, x, y, size) - darkness(b, x, y, size)) > 24) changed += 1
    }
  }
  return changed
}

function darkness({ data, width: row }: Pixels, x: number, y: number, size: number): number {
  let sum = 0
  for (let dy = 0; dy < size; dy += 1) {
    for (let dx = 0; dx < size; dx += 1) sum += data[((y + dy) * row + x + dx) * 4 + 1] ?? 0
  }
  return sum / (size * size)
}

const tolerated = 12

describe.skipIf(canvasKit === null)('the paper looks as it was approved', () => {
  for (const [language] of papers) {
    it(`in ${language}`, async () => {
      const canvas = await draw(language)
      const path = join(pictures, `paper-${language}.png`)
      if (process.env.APPROVE) writeFileSync(path, canvas.toBuffer('image/png'))
      const drawn = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const expected = await approved(language)
      expect([drawn.width, drawn.height]).toEqual([expected.width, expected.height])
      expect(changedSquares(drawn, expected)).toBeLessThanOrEqual(tolerated)
    }, 30_000)
  }

  it('and a word that moved by a line is seen', async () => {
    const canvas = await draw('he')
    const moved = canvasKit?.createCanvas(canvas.width, canvas.height)
    const context = moved?.getContext('2d')
    context?.drawImage(canvas, 0, 6)
    const picture = context?.getImageData(0, 0, canvas.width, canvas.height)
    expect(picture && changedSquares(picture, await approved('he'))).toBeGreaterThan(tolerated * 5)
  }, 30_000)

  it('from files that are there', () => {
    for (const [language] of papers) {
      expect(readFileSync(join(pictures, `paper-${language}.png`)).length).toBeGreaterThan(10_000)
    }
  })
})
