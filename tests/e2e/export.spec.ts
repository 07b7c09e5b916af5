import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchSample } from '../support/launch.ts'

test('contacts and opportunities are exported from their lists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carmel-export-'))
  const app = await launchSample()
  const { page } = app
  for (const list of ['contacts', 'opportunities'] as const) {
    await page.evaluate((path) => {
      location.hash = path
    }, `/${list}`)
    await page
      .getByTestId(list === 'contacts' ? 'contact-row' : 'opportunity-row')
      .first()
      .waitFor()
    const file = join(folder, `${list}.json`)
    await app.answerDialog('showSaveDialog', { canceled: false, filePath: file })
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'JSON' }).click()
    await expect(page.getByText(new RegExp(`^[\\d,]+ ${list} are in ${list}.json.$`))).toBeVisible()
    const rows = JSON.parse(readFileSync(file, 'utf8')) as { name: string }[]
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every(({ name }) => typeof name === 'string')).toBe(true)
  }
  await app.close()
  rmSync(folder, { recursive: true })
})

test('what the list shows goes into a file, and the window says when it is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carmel-export-'))
  const file = join(folder, 'leads.csv')
  const app = await launchSample()
  const { page } = app
  await page.getByTestId('lead-row').first().waitFor()
  const shown = await page.getByText(/^[\d,]+ leads$/).textContent()
  await app.answerDialog('showSaveDialog', { canceled: false, filePath: file })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV for spreadsheets' }).click()
  await expect(page.getByText(`${shown} are in leads.csv.`)).toBeVisible()
  const lines = readFileSync(file, 'utf8').trim().split('\r\n')
  expect(lines[0]).toContain('Brand,Contact person,E-mail,Status')
  expect(lines.length).toBeGreaterThanOrEqual(Number(shown?.replace(/\D/g, '')))
  await app.close()
  rmSync(folder, { recursive: true })
})
