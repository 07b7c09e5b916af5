import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { MongoClient } from 'mongodb'
import { expect, test } from 'playwright/test'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { cardOf, cardsIn, column, drag, openBoard } from '../support/board.ts'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { createFirstAdmin, signIn } from '../support/steps.ts'

/** The board of a team on its server: refusals, forgotten deals, stages of other programs, a viewer. */

let app: TestApp
const patience = { timeout: 30_000 }
let dataDir: string
let db: DbProcess
let client: MongoClient

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'carmel-db-'))
  db = await startDbProcess(dataDir, await freePort())
  client = new MongoClient(db.uri)
  const updated_at = new Date()
  await client
    .db(defaultDbName)
    .collection('opportunities')
    .insertMany([
      { name: 'Aurore', stage: 'qualification', value: 1000, probability: 40, updated_at },
      { name: 'Basile', stage: 'qualification', value: 500, probability: 40, updated_at }
    ])
})
test.afterEach(async () => {
  await app.close()
  await client.close()
  await db.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a refused drop goes back and says why, and the board shows what the database says', async () => {
  test.setTimeout(90_000)
  app = await launchApp({ env: { MONGODB_URI: db.uri, DB_NAME: undefined } })
  const { page } = app
  await createFirstAdmin(page)
  await openBoard(page)

  // The website moves it, and this window does not know yet.
  const deals = client.db(defaultDbName).collection('opportunities')
  await deals.updateOne({ name: 'Aurore' }, { $set: { stage: 'negotiation' } })
  await drag(page, cardOf(page, 'qualification', 'Aurore'), column(page, 'call_scheduled'))
  await expect(page.getByText('Somebody moved “Aurore” to Negotiation in the meantime.')).toBeVisible()
  await expect(cardsIn(page, 'negotiation').first()).toContainText('Aurore')
  await expect(cardsIn(page, 'call_scheduled')).toHaveCount(0)

  await client.close()
  db.pause()
  await drag(page, cardOf(page, 'qualification', 'Basile'), column(page, 'call_scheduled'))
  await expect(cardsIn(page, 'call_scheduled')).toContainText('Basile')
  await db.kill()
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible(patience)
  await expect(cardsIn(page, 'qualification')).toContainText('Basile')
  await expect(cardsIn(page, 'call_scheduled')).toHaveCount(0)
})

test('forgotten deals are marked after as many days as the settings say; stages of other programs are shown', async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000)
  await client
    .db(defaultDbName)
    .collection('opportunities')
    .insertMany([
      { name: 'Cassandre', stage: 'closed_won', updated_at: days(90) },
      { name: 'Diane', stage: 'verbal_commitment', updated_at: days(20) },
      { name: 'Elodie', stage: 'demo', updated_at: days(1) }
    ])
  await client
    .db(defaultDbName)
    .collection('settings')
    .insertOne({ key: 'pipeline_stages', value: [{ id: 'demo', name: 'Demonstration', order: 1 }] })
  app = await launchApp({ env: { MONGODB_URI: db.uri, DB_NAME: undefined } })
  const { page } = app
  await createFirstAdmin(page)
  await openBoard(page)
  const asleep = page.getByRole('img', { name: /^No activity for more than/ })
  await expect(cardOf(page, 'negotiation', 'Diane').locator(asleep)).toBeVisible()
  await expect(cardOf(page, 'won', 'Cassandre')).toBeVisible()
  await expect(cardOf(page, 'unknown', 'Elodie')).toContainText('Demonstration')
  await expect(asleep).toHaveCount(1)

  await page.getByRole('link', { name: 'Settings' }).click()
  const forgottenAfter = page.getByLabel('Days without activity')
  await forgottenAfter.fill('30')
  const section = page.getByRole('region').filter({ has: forgottenAfter })
  await section.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await openBoard(page)
  await expect(asleep).toHaveCount(0)
})

test('of several dropped cards the refused one goes back, and the others stay with their Undo', async () => {
  app = await launchApp({ env: { MONGODB_URI: db.uri, DB_NAME: undefined } })
  const { page } = app
  await createFirstAdmin(page)
  await openBoard(page)
  await client
    .db(defaultDbName)
    .collection('opportunities')
    .updateOne({ name: 'Aurore' }, { $set: { stage: 'won' } })
  for (const name of ['Aurore', 'Basile']) {
    await cardOf(page, 'qualification', name).click({ modifiers: ['ControlOrMeta'] })
  }
  await drag(page, cardOf(page, 'qualification', 'Basile'), column(page, 'analysis_sent'))
  await expect(page.getByText('Somebody moved “Aurore” to Won in the meantime.')).toBeVisible()
  await expect(cardOf(page, 'analysis_sent', 'Basile')).toBeVisible()
  await expect(cardOf(page, 'won', 'Aurore')).toBeVisible()
  await cardOf(page, 'analysis_sent', 'Basile').focus()
  await page.keyboard.press('Control+z')
  await expect(cardOf(page, 'qualification', 'Basile')).toBeVisible()
  await expect(cardOf(page, 'won', 'Aurore')).toBeVisible()
})

test('a viewer reads the board and its opportunities, and is offered nothing to change', async () => {
  const account = { email: 'viewer@carmel.example', password: 'only looking around' }
  await client
    .db(defaultDbName)
    .collection('crm_users')
    .insertOne({
      email: account.email,
      password_hash: await hash(account.password, { cost: 4 }),
      role: 'viewer',
      is_active: true
    })
  app = await launchApp({ env: { MONGODB_URI: db.uri, DB_NAME: undefined } })
  const { page } = app
  await signIn(page, account.email, account.password)
  await openBoard(page)
  await expect(page.getByRole('button', { name: 'New opportunity' })).toHaveCount(0)

  await drag(page, cardOf(page, 'qualification', 'Aurore'), column(page, 'call_scheduled'))
  await cardOf(page, 'qualification', 'Aurore').focus()
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await expect(cardsIn(page, 'qualification')).toHaveCount(2)

  await cardOf(page, 'qualification', 'Aurore').click()
  const panel = page.getByRole('dialog', { name: 'Opportunity' })
  await expect(panel.getByText('$1,000')).toBeVisible()
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await expect(panel.getByRole('button', { name: 'Mark as won' })).toHaveCount(0)
})
