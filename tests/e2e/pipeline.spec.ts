import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { MongoClient } from 'mongodb'
import { expect, type Locator, type Page, test } from 'playwright/test'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { createFirstAdmin, enterSampleWorkspace, signIn, typeThere } from '../support/steps.ts'

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

async function namesIn(page: Page, stage: string): Promise<string[]> {
  return cardsIn(page, stage).locator('> span:first-child').allTextContents()
}

/** How many deals the board shows in all of its columns. */
async function totalCount(page: Page): Promise<number> {
  const labels = await page
    .getByTestId(/^board-column-/)
    .evaluateAll((columns) => columns.map((each) => each.getAttribute('aria-label') ?? ''))
  return labels.reduce((sum, label) => sum + Number(/, (\d+) /.exec(label)?.[1] ?? 0), 0)
}

async function addFilter(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: field }).click()
  await page.getByRole('option', { name: value }).click()
  await page.keyboard.press('Escape')
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

  test('a new opportunity opens after it was created; what is left unsaved is kept', async () => {
    const { page } = app
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'New opportunity' })
    await dialog.getByRole('button', { name: 'Create opportunity' }).click()
    await expect(dialog.getByText('Please fill this in.')).toBeVisible()
    await dialog.getByLabel('Name').fill('Maison Aurore — Haifa')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('n')
    await expect(dialog.getByLabel('Name')).toHaveValue('Maison Aurore — Haifa')
    await dialog.getByLabel('Value').fill('12500')
    await page.keyboard.press('Control+Enter')
    const panel = page.getByRole('dialog', { name: 'Opportunity', exact: true })
    await expect(panel.getByLabel('Name')).toHaveValue('Maison Aurore — Haifa')
    await expect(panel.getByLabel('Value', { exact: true })).toHaveValue('12,500')

    await panel.getByLabel('Next step').fill('Send the offer')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(page.getByText('Kept as a draft on this device.')).toBeVisible()
    await cardsIn(page, 'qualification').filter({ hasText: 'Maison Aurore — Haifa' }).click()
    await expect(panel.getByText('Draft restored')).toBeVisible()
    await expect(panel.getByLabel('Next step')).toHaveValue('Send the offer')
    await panel.getByRole('button', { name: 'Discard' }).click()
    await expect(panel.getByLabel('Next step')).toHaveValue('')
  })

  test('search and owner narrow the board; nothing found offers the way back', async () => {
    const { page } = app
    const name = await nameOf(cardsIn(page, 'negotiation').first())
    await page.keyboard.press('/')
    await typeThere(page, name)
    await expect(page.getByTestId('board-card')).toHaveCount(1)
    await page.getByLabel('Search opportunities').fill('no such deal anywhere')
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect(page.getByTestId('board-card').nth(5)).toBeVisible()
    await expect(page.getByLabel('Search opportunities')).toHaveValue('')
  })

  test('several deals move together by mouse, as one change with one Undo', async () => {
    const { page } = app
    const chosen = [0, 1, 3]
    const cards = cardsIn(page, 'qualification')
    const names = await Promise.all(chosen.map((at) => nameOf(cards.nth(at))))
    const order = await namesIn(page, 'qualification')
    for (const at of chosen) await cards.nth(at).click({ modifiers: ['ControlOrMeta'] })
    const bar = page.getByTestId('chosen-bar')
    await expect(bar).toContainText('3 selected')

    await drag(page, cards.nth(1), column(page, 'call_scheduled'))
    await expect(bar).toBeHidden()
    await expect(page.getByText('3 opportunities moved to Call scheduled')).toBeVisible()
    // The one in the hand stands on top, the others below it.
    const moved = [names[1], names[0], names[2]]
    expect((await namesIn(page, 'call_scheduled')).slice(0, 3)).toEqual(moved)

    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => namesIn(page, 'call_scheduled')).not.toContain(names[0])
    expect((await namesIn(page, 'qualification')).toSorted()).toEqual(order.toSorted())
  })

  test('several deals are selected, carried and lost by keyboard: the reason is asked once for all', async () => {
    const { page } = app
    const names = (await namesIn(page, 'call_scheduled')).slice(0, 3)
    await cardsIn(page, 'call_scheduled').first().focus()
    await page.keyboard.press('x')
    await expect(page.getByTestId('board-says')).toContainText(`Selected ${names[0]}`)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByTestId('chosen-bar')).toContainText('3 selected')
    for (const key of ['Space', 'End', 'Space']) await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
    await expect(dialog).toContainText('3 opportunities')
    await dialog.getByText('Price', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Mark as lost' }).click()
    await expect
      .poll(async () => (await namesIn(page, 'lost')).slice(0, 3).toSorted())
      .toEqual(names.toSorted())
    await expect(cardsIn(page, 'lost').first()).toBeFocused()

    await page.keyboard.press('Control+z')
    await expect
      .poll(async () => (await namesIn(page, 'call_scheduled')).toSorted())
      .toEqual(expect.arrayContaining(names))
    await expect(dialog).toBeHidden()
  })

  test('Shift and a click select all on the way; Esc lets go', async () => {
    const { page } = app
    const cards = cardsIn(page, 'qualification')
    await cards.nth(0).click({ modifiers: ['ControlOrMeta'] })
    await cards.nth(3).click({ modifiers: ['Shift'] })
    await expect(page.getByTestId('chosen-bar')).toContainText('4 selected')
    await expect(cards.nth(2)).toHaveAttribute('data-chosen', 'true')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('chosen-bar')).toBeHidden()
    await expect(page).toHaveURL(/#\/pipeline$/)
  })

  test('a lost deal that was opened again goes back without being asked why, and its reason can be changed', async () => {
    const { page } = app
    const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
    const card = cardsIn(page, 'lost').first()
    const name = await nameOf(card)
    await card.click()
    const panel = page.getByRole('dialog', { name: 'Opportunity', exact: true })
    const reason = panel.getByLabel('Lost reason')
    const stored = await reason.inputValue()
    expect(stored).not.toBe('')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()

    await cardOf(page, 'lost', name).focus()
    for (const key of ['Space', 'Home', 'Space']) await page.keyboard.press(key)
    await expect(cardsIn(page, 'analysis_requested').first()).toContainText(name)
    await page.keyboard.press('Control+z')
    await expect(cardOf(page, 'lost', name)).toBeVisible()
    await expect(dialog).toBeHidden()
    await cardOf(page, 'lost', name).click()
    await expect(reason).toHaveValue(stored)

    await reason.fill('  ')
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByText('Please fill this in.')).toBeVisible()
    await reason.fill('They found an investor of their own')
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByText('Unsaved changes')).toBeHidden()
    await page.reload()
    await expect(reason).toHaveValue('They found an investor of their own')
  })

  test('a collapsed column stays so, still takes cards, and comes back', async () => {
    const { page } = app
    const before = await countOf(page, 'analysis_sent')
    await column(page, 'analysis_sent').hover()
    await page.getByRole('button', { name: 'Collapse column: Analysis sent' }).click()
    await expect(cardsIn(page, 'analysis_sent')).toHaveCount(0)
    await page.reload()
    await expect(page.getByTestId('board-card').first()).toBeVisible()
    await expect(cardsIn(page, 'analysis_sent')).toHaveCount(0)

    const name = await nameOf(cardsIn(page, 'analysis_requested').first())
    await drag(page, cardsIn(page, 'analysis_requested').first(), column(page, 'analysis_sent'))
    await expect.poll(() => countOf(page, 'analysis_sent')).toBe(before + 1)
    await page.getByRole('button', { name: /^Expand column: Analysis sent/ }).click()
    await expect(cardsIn(page, 'analysis_sent').first()).toContainText(name)
  })

  test('filters narrow the board as sentences, and the sums follow', async () => {
    const { page } = app
    const total = await totalCount(page)
    await addFilter(page, 'Currency', 'EUR')
    await expect(page.getByText('Currency is EUR')).toBeVisible()
    await expect.poll(() => totalCount(page)).toBeLessThan(total)
    await expect(page.getByLabel('Totals')).not.toContainText('$')
    const euros = await totalCount(page)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('option', { name: 'Value' }).click()
    await page.getByLabel('At least').fill('50000')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => totalCount(page)).toBeLessThan(euros)
    for (const amount of await page
      .getByTestId('board-card')
      .locator('bdi:has-text("€")')
      .allTextContents()) {
      expect(Number(amount.replaceAll(/[^\d.]/g, ''))).toBeGreaterThanOrEqual(50_000)
    }
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => totalCount(page)).toBe(total)
  })

  test('an administrator renames and orders the stages, and every screen follows at once', async () => {
    const { page } = app
    await page.getByRole('link', { name: 'Settings' }).click()
    const row = page.getByTestId('stage-row-negotiation')
    await row.getByLabel('Negotiation (en)').fill('Final talks')
    await row.getByRole('button', { name: 'Move “Negotiation” up' }).click()
    await page
      .getByRole('region')
      .filter({ has: row })
      .getByRole('button', { name: 'Save', exact: true })
      .click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await openBoard(page)
    await expect(column(page, 'negotiation').getByRole('heading')).toContainText('Final talks')
    const [talks, proposal] = await Promise.all(
      ['negotiation', 'proposal_sent'].map((stage) => column(page, stage).boundingBox())
    )
    expect(talks?.x ?? Number.POSITIVE_INFINITY).toBeLessThan(proposal?.x ?? 0)
    await page.getByRole('link', { name: 'Opportunities' }).click()
    await addFilter(page, 'Stage', 'Final talks')
    await expect(page.getByTestId('opportunity-row').getByText('Final talks').first()).toBeVisible()

    await page.getByRole('button', { name: 'Language: English' }).click()
    await page.getByRole('menuitemradio', { name: 'Français' }).click()
    await expect(page.getByTestId('opportunity-row').getByText('Négociation').first()).toBeVisible()
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
})

async function loseByKeyboard(page: Page, card: Locator): Promise<void> {
  await card.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
}
