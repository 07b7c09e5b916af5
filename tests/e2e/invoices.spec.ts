import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { en } from '#shared/i18n/en/en.ts'
import { fr } from '#shared/i18n/fr/fr.ts'
import { he } from '#shared/i18n/he/he.ts'
import type { Language } from '#shared/values/language.ts'
import { launchSample, type TestApp } from '../support/launch.ts'
import { typeThere } from '../support/steps.ts'

let app: TestApp
let page: Page

test.beforeEach(async () => {
  app = await launchSample()
  page = app.page
})
test.afterEach(() => app.close())

const texts = { en, fr, he }
const names: Record<Language, string> = { en: 'English', fr: 'Français', he: 'עברית' }

async function speak(language: Language): Promise<void> {
  if (language === 'en') return
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitemradio', { name: names[language] }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

const go = (path: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, path)

const state = (name: string) => page.getByRole('main').locator(`header [data-state="${name}"]`)

/** An amount in any of the three ways: only its digits are the same everywhere. */
const digits = (amount: string) => new RegExp(amount.split('').join('\\D*'))

for (const language of ['en', 'fr', 'he'] as const) {
  test(`a won deal becomes a draft, an invoice, a PDF, and is paid in two parts (${language})`, async () => {
    const words = texts[language]
    const { editor, payments } = words.invoices
    await speak(language)
    await go('/opportunities')
    await page
      .getByTestId('opportunity-row')
      .filter({ hasText: words.enums.stage.qualification })
      .first()
      .click()
    await page.getByRole('button', { name: words.opportunities.panel.markWon }).click()
    await page.getByRole('button', { name: words.invoices.won.make }).click()

    const line = (number: number, column: string) =>
      page.getByLabel(`${editor.line.replace('{{number}}', String(number))}: ${column}`)
    await expect(page.getByLabel(editor.company, { exact: true })).toHaveValue(/./)
    await line(1, editor.quantity).fill('2')
    await line(1, editor.price).fill('1000')
    await line(1, editor.discount).fill('10')
    await line(1, editor.vat).fill('18')
    // Enter goes to the next line, which is made; the cursor stands in its description.
    await line(1, editor.vat).press('Enter')
    await expect(line(2, editor.description)).toBeFocused()
    await typeThere(page, 'Extra')
    await line(2, editor.price).fill('100,05')
    const totals = page.locator('dl').filter({ hasText: words.invoices.totals.subtotal })
    await expect(totals).toContainText(digits('190005'))
    // 18 % of 1900.05 is 342.009.
    await expect(totals).toContainText(digits('34201'))
    await expect(totals).toContainText(digits('224206'))
    await expect(page.getByRole('status').filter({ hasText: editor.saved })).toBeVisible()

    await page.getByTestId('issue-invoice').click()
    await page.getByRole('dialog').locator('button[type="submit"]').click()
    await expect(page.getByTestId('invoice-paper')).toContainText(digits('224206'))
    await expect(state('issued')).toBeVisible()
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(number).toMatch(/^INV-\d{4}-\d{5}$/)

    const pay = async (amount: string | null) => {
      await page.getByTestId('record-payment').click()
      const dialog = page.getByRole('dialog')
      if (amount) await dialog.getByLabel(payments.amount).fill(amount)
      await dialog.locator('button[type="submit"]').click()
      await expect(dialog).toHaveCount(0)
    }
    const file = join(app.userDataDir, 'paper.pdf')
    await app.answerDialog('showSaveDialog', { canceled: false, filePath: file })
    await page.getByRole('button', { name: words.invoices.action.more }).first().click()
    await page.getByRole('menuitem', { name: words.invoices.pdf.save }).click()
    await expect(page.getByText(/paper\.pdf/)).toBeVisible()
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')

    await pay('1000')
    await expect(state('partial')).toBeVisible()
    await pay(null)
    await expect(state('paid')).toBeVisible()

    await go('/invoices')
    const row = page.getByTestId('invoice-row').filter({ hasText: number })
    await expect(row.locator('[data-state="paid"]')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill(number)
    await expect(page.getByRole('option').filter({ hasText: number })).toBeVisible()
  })
}

test('chosen invoices go into a folder; a draft says what is missing, and comes back once deleted', async () => {
  await go('/invoices')
  await expect(page.getByTestId('invoice-row').first()).toBeVisible()
  const chosen = page.getByRole('region', { name: 'Selection' })
  for (const key of ['j', 'x']) await page.keyboard.press(key)
  await expect(chosen).toContainText('1 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(chosen).toContainText('2 selected')
  const folder = join(app.userDataDir, 'chosen')
  mkdirSync(folder)
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
  await chosen.getByRole('button', { name: 'PDFs into a folder' }).click()
  await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.pdf')).length).toBe(2)
  await chosen.getByRole('button', { name: 'Clear selection' }).click()

  await page.getByRole('button', { name: 'New invoice', exact: true }).click()
  await page.getByTestId('issue-invoice').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Say whom it is for.')
  await expect(dialog).toContainText('Add at least one line.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await page.getByLabel('Company', { exact: true }).fill('Moulin Bleu')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete draft' }).click()
  await expect(page.getByTestId('invoice-row').filter({ hasText: 'Moulin Bleu' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('Moulin Bleu')
})

test('an issued invoice is cancelled by a credit note that mirrors it', async () => {
  await go('/invoices')
  await page.locator('[data-tab="overdue"]').click()
  await page
    .getByTestId('invoice-row')
    .filter({ has: page.locator('[data-state="overdue"]') })
    .first()
    .click()
  const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: 'More actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Credit note', exact: true }).click()
  await page.getByLabel('Reason, on the credit note').fill('Wrong client')
  await page.getByRole('button', { name: 'Make the credit note' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^CN-\d{4}-00001$/)
  await expect(page.getByTestId('invoice-paper')).toContainText('Wrong client')
  await page.getByRole('main').locator('header').getByRole('link', { name: number }).click()
  await expect(state('canceled')).toBeVisible()
})
