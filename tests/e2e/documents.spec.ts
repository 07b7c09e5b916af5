import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchApp } from '../support/launch.ts'
import { enterSampleWorkspace } from '../support/steps.ts'

test('an invoice, and then all that the list shows, become PDF files; why not is said in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carmel-documents-'))
  const app = await launchApp()
  const { page } = app
  await enterSampleWorkspace(page)
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

  await app.answerDialog('showSaveDialog', { canceled: false, filePath: join(folder, 'gone', 'one.pdf') })
  await save()
  await expect(page.getByText('The folder is no longer there.')).toBeVisible()

  await app.close()
  rmSync(folder, { recursive: true })
})
