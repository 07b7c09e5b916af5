import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { typefaces } from '#main/documents/document.fixture.ts'
import { visualLine } from '#main/documents/text.lines.ts'
import { launchSample } from '../support/launch.ts'

/** What no library of PDF places by itself: Hebrew with Latin words, digits, signs and brackets between. */
const mixedLines = [
  'ליווי כניסה לשוק – WordPress ו-Shopify (2026)',
  'דמי ניהול: 18% מ-₪1,200.50 לחודש',
  'חבילת "פרימיום" – 50% הנחה על ₪1,234.50 (כולל $20 ו-€15)',
  'Market entry report, עברית ואנגלית',
  'טלפון +972-3-555-0100, דוא״ל office@igv.example',
  'תאריך 03/12/2026 עד 31.12.2026 [טיוטה]'
]

/** The characters of a line from left to right, as Chromium places them. */
function orderInChromium(page: Page, line: string): Promise<string> {
  return page.evaluate((text) => {
    const place = document.createElement('div')
    place.dir = 'rtl'
    place.style.cssText = 'position:fixed;white-space:pre;font:16px sans-serif;width:max-content'
    place.textContent = text
    document.body.append(place)
    const node = place.firstChild as Text
    const placed = [...text].map((character, at) => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return { character, left: range.getBoundingClientRect().left }
    })
    place.remove()
    return placed
      .sort((a, b) => a.left - b.left)
      .map(({ character }) => character)
      .join('')
  }, line)
}

/** A bracket is drawn as its mirror image within Hebrew; the page's text keeps the one that was typed. */
function withoutSides(text: string): string {
  return text.replace(/[()[\]]/g, '|')
}

test('an invoice, and then all that the list shows, become PDF files; why not is said in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carmel-documents-'))
  const app = await launchSample()
  const { page } = app
  await page.evaluate(() => {
    location.hash = '/invoices'
  })
  const isPdf = (name: string) => readFileSync(join(folder, name)).subarray(0, 5).toString() === '%PDF-'

  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
  await page.getByRole('button', { name: 'Export for the accountant' }).click()
  await page.getByRole('menuitem', { name: 'All as PDF into a folder' }).click()
  await expect(page.getByText(/^[\d,]+ invoices are in carmel-documents-\w+\.$/)).toBeVisible()
  const names = readdirSync(folder)
  expect(names.length).toBeGreaterThan(5)
  expect(names.every((name) => name.endsWith('.pdf') && isPdf(name))).toBe(true)

  await page.locator('[data-tab="overdue"]').click()
  await page
    .getByTestId('invoice-row')
    .filter({ has: page.locator('[data-state="overdue"]') })
    .first()
    .click()
  await app.answerDialog('showSaveDialog', { canceled: false, filePath: join(folder, 'one.pdf') })
  const save = async () => {
    await page.getByRole('button', { name: 'More actions' }).first().click()
    await page.getByRole('menuitem', { name: 'Save as PDF' }).click()
  }
  await save()
  await expect(page.getByText(/one\.pdf.* is saved/)).toBeVisible()
  expect(isPdf('one.pdf')).toBe(true)

  await page.getByRole('button', { name: 'Show in folder' }).last().click()
  await expect.poll(app.opened).toContainEqual(expect.stringMatching(/one\.pdf$|carmel-documents-\w+$/))

  await page.getByTestId('invoice-menu').click()
  await page.getByTestId('preview-invoice').click()
  const shown = page.getByTestId('pdf-pages').locator('[data-drawn]').first()
  await expect(shown).toHaveAttribute('aria-label', /INV-\d{4}-\d{5}/)
  const picture = () => shown.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const inEnglish = await picture()
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute(
        'data-printed',
        String(document.querySelectorAll('body > div > canvas').length)
      )
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body[data-printed="1"]')).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('pdf-pages')).toHaveCount(0)

  // A window that goes from right to left shows the very same page.
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await page.getByTestId('invoice-menu').click()
  await page.getByTestId('preview-invoice').click()
  await expect(shown).toHaveAttribute('aria-label', /INV-\d{4}-\d{5}/)
  expect((await picture()) === inEnglish).toBe(true)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('pdf-pages')).toHaveCount(0)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))

  await page.getByTestId('remind').click()
  const composer = page.getByRole('dialog')
  await expect(composer.getByText(/^INV-\d{4}-\d{5}_.*\.pdf$/)).toBeVisible()
  await expect(composer.locator('textarea')).toHaveValue(/INV-\d{4}-\d{5}/)
  await page.keyboard.press('Escape')
  await expect(composer).toHaveCount(0)

  for (const line of mixedLines) {
    expect(withoutSides(await orderInChromium(page, line))).toBe(
      withoutSides(visualLine(line, typefaces.regular, 'rtl'))
    )
  }

  await app.answerDialog('showSaveDialog', { canceled: false, filePath: join(folder, 'gone', 'one.pdf') })
  await save()
  await expect(page.getByText('The folder is no longer there.')).toBeVisible()

  await app.close()
  rmSync(folder, { recursive: true })
})
