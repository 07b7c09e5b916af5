import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { MongoClient } from 'mongodb'
import { expect, type Locator, type Page, test } from 'playwright/test'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { createFirstAdmin, enterSampleWorkspace, signIn } from '../support/steps.ts'

let app: TestApp
test.afterEach(() => app.close())

function column(page: Page, stage: string): Locator {
  return page.getByTestId(`board-column-${stage}`)
}

function cardsIn(page: Page, stage: string): Locator {
  return column(page, stage).getByTestId('board-card')
}

function cardOf(page: Page, stage: string, name: string): Locator {
  return cardsIn(page, stage).filter({ hasText: name })
}

/** The name of a card is its first line. */
async function nameOf(card: Locator): Promise<string> {
  return (await card.locator('span').first().textContent()) ?? ''
}

async function countOf(page: Page, stage: string): Promise<number> {
  return Number(/, (\d+) /.exec((await column(page, stage).getAttribute('aria-label')) ?? '')?.[1])
}

/** Drags with the mouse, as a hand does: press, a first small move, then over to the column. */
async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  const from = await card.boundingBox()
  const target = await to.boundingBox()
  if (!from || !target) throw new Error('Nothing to drag')
  await page.mouse.move(from.x + 60, from.y + 30)
  await page.mouse.down()
  await page.mouse.move(from.x + 70, from.y + 34, { steps: 4 })
  await page.mouse.move(target.x + target.width / 2, target.y + 160, { steps: 8 })
  await page.mouse.up()
}

async function openBoard(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pipeline' }).click()
  await expect(page.getByTestId('board-card').first()).toBeVisible()
}

test.describe('on the sample workspace', () => {
  test.beforeEach(async () => {
    app = await launchApp()
    await enterSampleWorkspace(app.page)
    await openBoard(app.page)
  })

  test('a deal is dragged to the next stage with the mouse, and stays there', async () => {
    const { page } = app
    const name = await nameOf(cardsIn(page, 'analysis_requested').first())
    const before = await countOf(page, 'analysis_sent')
    await drag(page, cardsIn(page, 'analysis_requested').first(), column(page, 'analysis_sent'))
    await expect(cardsIn(page, 'analysis_sent').first()).toContainText(name)
    expect(await countOf(page, 'analysis_sent')).toBe(before + 1)

    await page.getByRole('link', { name: 'Leads', exact: true }).click()
    await openBoard(page)
    await expect(cardsIn(page, 'analysis_sent').filter({ hasText: name })).toBeVisible()
    await expect(cardsIn(page, 'analysis_requested').filter({ hasText: name })).toHaveCount(0)
  })

  test('a deal is moved with the keyboard, every step is spoken, and Ctrl+Z takes it back', async () => {
    const { page } = app
    const says = page.getByTestId('board-says')
    const name = await nameOf(cardsIn(page, 'analysis_requested').nth(1))
    await cardsIn(page, 'analysis_requested').first().focus()
    await page.keyboard.press('j')
    await expect(cardsIn(page, 'analysis_requested').nth(1)).toBeFocused()

    await page.keyboard.press('Space')
    await expect(says).toContainText(`Lifted ${name} from Analysis requested`)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(says).toContainText('Call scheduled')
    await expect(column(page, 'call_scheduled').getByTestId('board-slot')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(says).toContainText('Put back')
    await expect(cardsIn(page, 'analysis_requested').nth(1)).toBeFocused()

    for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key)
    await expect(says).toContainText(`Dropped ${name} in Analysis sent`)
    const moved = cardsIn(page, 'analysis_sent').first()
    await expect(moved).toContainText(name)
    await expect(moved).toBeFocused()

    await page.keyboard.press('Control+z')
    await expect(cardsIn(page, 'analysis_requested').first()).toContainText(name)
    await expect(cardsIn(page, 'analysis_requested').first()).toBeFocused()
  })

  test('a lost deal asks for its reason: cancelling puts it back, a reason is kept', async () => {
    const { page } = app
    const card = cardsIn(page, 'call_scheduled').first()
    const name = await nameOf(card)
    const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
    await loseByKeyboard(page, card)
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(cardsIn(page, 'call_scheduled').first()).toContainText(name)

    await loseByKeyboard(page, cardsIn(page, 'call_scheduled').first())
    await dialog.getByRole('button', { name: 'Mark as lost' }).click()
    await expect(dialog.getByText('Please fill this in.')).toBeVisible()
    await dialog.getByText('No answer', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Mark as lost' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(`Lost: ${name}`)).toBeVisible()

    await cardsIn(page, 'lost').first().click()
    const panel = page.getByRole('dialog', { name: 'Opportunity' })
    await expect(panel.getByText('No answer', { exact: true }).first()).toBeVisible()
  })

  test('a won deal says so and offers to take it back, with the probability that somebody had entered', async () => {
    const { page } = app
    const card = cardsIn(page, 'qualification').first()
    const name = await nameOf(card)
    await card.click()
    const panel = page.getByRole('dialog', { name: 'Opportunity' })
    await panel.getByLabel('Probability').fill('35')
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByText('Unsaved changes')).toBeHidden()
    await panel.getByRole('button', { name: 'Mark as won' }).click()
    await expect(panel.getByLabel('Probability')).toHaveValue('100%')
    await expect(panel.getByLabel('Probability')).toBeDisabled()
    await expect(panel.getByText('Settled while the deal is won or lost.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(panel.getByLabel('Probability')).toHaveValue('35%')
    await expect(panel.getByLabel('Probability')).toBeEnabled()
    await page.keyboard.press('Escape')
    await expect(cardsIn(page, 'qualification').filter({ hasText: name })).toBeVisible()
  })

  test('a new opportunity opens after it was created; leaving a changed form asks first', async () => {
    const { page } = app
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'New opportunity' })
    await dialog.getByRole('button', { name: 'Create opportunity' }).click()
    await expect(dialog.getByText('Please fill this in.')).toBeVisible()
    await dialog.getByLabel('Name').fill('Maison Aurore — Haifa')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await dialog.getByLabel('Value').fill('12500')
    await page.keyboard.press('Control+Enter')
    const panel = page.getByRole('dialog', { name: 'Opportunity', exact: true })
    await expect(panel.getByLabel('Name')).toHaveValue('Maison Aurore — Haifa')
    await expect(panel.getByLabel('Value', { exact: true })).toHaveValue('12,500')

    await panel.getByLabel('Next step').fill('Send the offer')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: 'Discard your changes?' })
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(panel).toBeHidden()
    await expect(cardsIn(page, 'qualification').first()).toContainText('Maison Aurore — Haifa')
  })

  test('search and owner narrow the board; nothing found offers the way back', async () => {
    const { page } = app
    const name = await nameOf(cardsIn(page, 'negotiation').first())
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await expect(page.getByTestId('board-card')).toHaveCount(1)
    await page.getByLabel('Search opportunities').fill('no such deal anywhere')
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect(page.getByTestId('board-card').nth(5)).toBeVisible()
    await expect(page.getByLabel('Search opportunities')).toHaveValue('')
  })

  test('in Hebrew the columns run from the right, and so do the arrow keys', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Language: English' }).click()
    await page.getByRole('menuitemradio', { name: 'עברית' }).click()
    await expect(page.getByRole('heading', { name: 'צינור מכירות' })).toBeVisible()
    const first = await column(page, 'analysis_requested').boundingBox()
    const second = await column(page, 'analysis_sent').boundingBox()
    expect(first?.x ?? 0).toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY)

    const card = cardsIn(page, 'analysis_requested').first()
    const name = await nameOf(card)
    await card.focus()
    for (const key of ['Space', 'ArrowLeft', 'Space']) await page.keyboard.press(key)
    await expect(cardsIn(page, 'analysis_sent').first()).toContainText(name)
  })
})

test.describe('on a server of a team', () => {
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
    await db.kill()
    await drag(page, cardOf(page, 'qualification', 'Basile'), column(page, 'call_scheduled'))
    await expect(cardsIn(page, 'call_scheduled')).toContainText('Basile')
    await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible(patience)
    await expect(cardsIn(page, 'qualification')).toContainText('Basile')
    await expect(cardsIn(page, 'call_scheduled')).toHaveCount(0)
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
})

async function loseByKeyboard(page: Page, card: Locator): Promise<void> {
  await card.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
}
