import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'
import { enterLocalWorkspace } from '../support/steps.ts'

let app: TestApp
let folder: string
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carmel-lead-import-'))
  app = await launchApp()
  await enterLocalWorkspace(app.page)
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

/** Opens the import from the menu and chooses a file with this content. */
async function choose(content: string | Buffer): Promise<void> {
  const path = join(folder, 'fair.csv')
  writeFileSync(path, content)
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [path] })
  await app.clickMenu('import-leads')
  await app.page.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(app.page.getByRole('heading', { name: 'fair.csv' })).toBeVisible()
}

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()
const field = (page: Page, name: string) => page.getByRole('combobox', { name })
const cells = (page: Page, row: string) => page.getByRole('row').filter({ hasText: row })

test('a table of leads is read, checked and imported, and what stays out can be saved', async () => {
  const { page } = app
  const french =
    'Marque;Courriel;Budget;Créé le\r\nCafé Étoile;etoile@x.example;12 500,50;25/12/2024\r\nSans adresse;;;\r\nNova;nova@x.example;beaucoup;\r\n'
  await choose(Buffer.from(french, 'latin1'))
  await expect(page.getByText('3 rows · 4 columns')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Café Étoile' })).toBeVisible()
  await next(page)
  await expect(field(page, 'Field for Marque')).toHaveValue('Brand')
  await expect(field(page, 'Field for Budget')).toHaveValue('Budget')
  await expect(field(page, 'Order of dates in Créé le')).toHaveValue('Day/month/year')
  await next(page)
  await expect(cells(page, 'Café Étoile')).toContainText('Dec 25, 2024')
  await expect(cells(page, 'Café Étoile')).toContainText('Create')
  await expect(cells(page, 'Sans adresse')).toContainText('Reject')
  await expect(cells(page, 'Nova')).toContainText('not a number')
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByText('The import is finished.')).toBeVisible()
  const rejected = join(folder, 'rejected.csv')
  await app.answerDialog('showSaveDialog', { canceled: false, filePath: rejected })
  await page.getByRole('button', { name: 'Save rejected rows…' }).click()
  await expect(page.getByText('2 rows are in rejected.csv.')).toBeVisible()
  expect(readFileSync(rejected, 'utf8')).toContain('Sans adresse;;;;E-mail: missing')
  await page.getByRole('link', { name: 'Go to the leads' }).click()
  await expect(page.getByTestId('lead-row')).toHaveCount(1)
  await expect(page.getByTestId('lead-row')).toContainText('Café Étoile')
})

test('a file that is dropped on the list begins an import, and the import is taken back as a whole', async () => {
  const { page } = app
  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Leads', level: 1 })).toBeVisible()
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Brand,E-mail\nNova,nova@x.example\n'], 'dropped.csv', { type: 'text/csv' }))
    Object.assign(window, { transfer })
  })
  const drag = (type: string) =>
    page.evaluate((type) => {
      const { transfer } = window as unknown as { transfer: DataTransfer }
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true })
      )
    }, type)
  // The part that listens comes a moment after the list.
  await expect(async () => {
    await drag('dragover')
    await expect(page.getByTestId('file-drop')).toBeVisible({ timeout: 500 })
  }).toPass()
  await drag('drop')
  await expect(page.getByRole('heading', { name: 'dropped.csv' })).toBeVisible()
  await expect(page.getByTestId('file-drop')).toHaveCount(0)
  await next(page)
  await next(page)
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByText('The import is finished.')).toBeVisible()
  await page.getByRole('button', { name: 'Take the import back' }).click()
  await expect(page.getByText('Taken back: 1 lead')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the leads' }).click()
  await expect(page.getByTestId('lead-row')).toHaveCount(0)
})

test('the same file twice: skipped, then updated', async () => {
  const { page } = app
  await choose('Brand,E-mail,City\nNova,nova@x.example,Haifa\n')
  await next(page)
  await next(page)
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByText('The import is finished.')).toBeVisible()
  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose('Brand,E-mail,City\nNOVA,Nova@x.example,Eilat\n')
  await next(page)
  await next(page)
  await expect(page.getByText('There is nothing to import with these settings.')).toBeVisible()
  await field(page, 'If the lead is there already').click()
  await page.getByRole('option', { name: 'Update the lead' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByText('The import is finished.')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the leads' }).click()
  await page.getByTestId('lead-row').click()
  await expect(page.getByText('Eilat').first()).toBeVisible()
})

test('a column that was guessed wrong is corrected, and a long import can be stopped', async () => {
  test.setTimeout(90_000)
  const { page } = app
  const rows = Array.from({ length: 30_000 }, (_, n) => `p${n}@x.example,Brand ${n}`)
  await choose(`Address,Shop\n${rows.join('\n')}\n`)
  await next(page)
  await expect(field(page, 'Field for Address')).toHaveValue('E-mail')
  await expect(page.getByText('No column is the brand or the company.', { exact: false })).toBeVisible()
  await field(page, 'Field for Shop').click()
  await page.getByRole('option', { name: 'Brand', exact: true }).click()
  await next(page)
  await page.getByRole('button', { name: 'Import 30,000 rows' }).click({ timeout: 60_000 })
  // The window answers while rows are written.
  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await expect(page.getByTestId('lead-row').first()).toBeVisible({ timeout: 30_000 })
  await app.clickMenu('import-leads')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('The import was stopped.', { exact: false })).toBeVisible()
})
