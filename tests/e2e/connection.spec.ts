import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { createFirstAdmin, expectFrame, firstAdmin, signIn, untilCopied } from '../support/steps.ts'

/** The driver looks for a lost server every few seconds. */
const patience = { timeout: 30_000 }

let dataDir: string
let port: number
let db: DbProcess
let app: TestApp | null

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'carmel-db-'))
  port = await freePort()
  db = await startDbProcess(dataDir, port)
  app = null
})
test.afterEach(async () => {
  await app?.close()
  await db.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

function connectionOf(page: Page) {
  return page.getByTestId('connection')
}

test('a server that dies is told in the status bar; nothing crashes, and it comes back by itself', async () => {
  test.setTimeout(120_000)
  app = await launchApp({ env: { MONGODB_URI: db.uri } })
  const { page } = app
  const crashes: Error[] = []
  page.on('pageerror', (error) => crashes.push(error))
  await createFirstAdmin(page)
  await expect(connectionOf(page)).toHaveText(/Online/)

  await db.kill()
  await expect(connectionOf(page)).toHaveText(/Offline/, patience)
  await expect(connectionOf(page)).toContainText('Is the server running?')
  // A page that no copy is kept of.
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/server|database/i, patience)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()

  db = await startDbProcess(dataDir, port)
  await expect(connectionOf(page)).toHaveText(/Online/, patience)
  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await expect(page.getByText('No leads yet')).toBeVisible(patience)
  expect(crashes).toEqual([])
})

test('“Try again” does not wait for the next attempt', async () => {
  test.setTimeout(120_000)
  app = await launchApp({ env: { MONGODB_URI: db.uri } })
  const { page } = app
  await createFirstAdmin(page)
  await db.kill()
  await expect(connectionOf(page)).toHaveText(/Offline/, patience)
  db = await startDbProcess(dataDir, port)
  const retry = page.getByRole('button', { name: 'Try again' })
  // It may be back already when the click comes.
  await retry.click({ timeout: 2_000 }).catch(() => {})
  await expect(connectionOf(page)).toHaveText(/Online/, patience)
  await expect(retry).toBeHidden()
})

test('a server that is away at the start is waited for, with its reason; whoever signed in here gets in without it', async () => {
  test.setTimeout(150_000)
  await db.kill()
  const userDataDir = join(dataDir, 'app')
  app = await launchApp({ env: { MONGODB_URI: db.uri }, userDataDir })
  const { page } = app
  await expect(page.getByRole('heading', { name: /can’t be reached/ })).toBeVisible(patience)
  await expect(page.getByRole('alert')).toContainText('Is the server running?')
  await expect(page.getByRole('button', { name: 'Change workspace' })).toBeHidden()
  db = await startDbProcess(dataDir, port)
  await createFirstAdmin(page)
  await expect(page.getByText('No leads yet')).toBeVisible(patience)
  await untilCopied(page)
  await app.close()
  await db.kill()

  app = await launchApp({ env: { MONGODB_URI: db.uri }, userDataDir })
  await signIn(app.page, firstAdmin.email, firstAdmin.password)
  await expectFrame(app.page)
  await expect(app.page.getByText('No leads yet')).toBeVisible(patience)
  await expect(connectionOf(app.page)).toHaveText(/Offline/, patience)
  await expect(app.page.getByText('No leads yet')).toBeVisible()
  db = await startDbProcess(dataDir, port)
  await expect(connectionOf(app.page)).toHaveText(/Online/, patience)
})
