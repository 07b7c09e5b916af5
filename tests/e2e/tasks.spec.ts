import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, ObjectId } from 'mongodb'
import { expect, type Locator, type Page, test } from 'playwright/test'
import type { TestApp } from '../support/launch.ts'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { typeThere } from '../support/steps.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

let team: Team
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

const ada = 'admin@carmel.example'
const sam = 'sales@carmel.example'

test('a task is written with the keyboard alone, done with one key, and taken back', async () => {
  const { page } = await openTasks(ada)
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await typeThere(page, 'Call <b>שלום</b> 🚀')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(lines(page)).toHaveText([/Call <b>שלום<\/b> 🚀/])

  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await expect(page.getByText(/^Completed: Call/)).toBeVisible()
  await expect(lines(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(lines(page)).toHaveText([/Call/])
  await expect.poll(async () => (await stored())?.is_completed).toBe(false)
})

test('what is late is counted in the sidebar until it is done', async () => {
  await insert({ title: 'Late', due_date: daysFromToday(-2) })
  await insert({ title: 'Soon', due_date: daysFromToday(2) })
  await insert({ title: 'As text', due_date: '2025-03-01T10:00:00' })
  const { page } = await openTasks(ada)
  await expect(section(page, 'Overdue')).toContainText('As text')
  await expect(section(page, 'Next 7 days').getByTestId('task-line')).toHaveText([/Soon/])
  await expect(page.getByRole('link', { name: /2 overdue tasks/ })).toBeVisible()
  await page.getByRole('button', { name: 'Complete: Late' }).click()
  await expect(page.getByRole('link', { name: /1 overdue task/ })).toBeVisible()
})

test('a task that repeats makes its next one once, whoever completes it', async () => {
  const _id = await insert({ title: 'Every day', due_date: daysFromToday(0), repeat_rule: 'FREQ=DAILY' })
  const one = await openTasks(ada)
  const other = await openTasks(ada)
  await expect(lines(one.page)).toHaveCount(1)
  await Promise.all([one, other].map(({ page }) => invoke(page, 'tasks.complete', { _id, done: true })))
  await expect.poll(() => team.db.collection('tasks').countDocuments({ title: 'Every day' })).toBe(2)
  await expect(section(one.page, 'Next 7 days').getByTestId('task-line')).toHaveText([/Every day/])
})

test('a task goes to another day with the mouse and with the keyboard, from right to left too', async () => {
  await insert({ title: 'Visit', due_date: dayOfWeek(2) })
  const { page } = await openTasks(ada)
  await page.getByText('Week', { exact: true }).click()
  const days = page.locator('[data-testid^="week-day-2"]')
  await drag(page, page.getByTestId('week-card'), days.nth(4))
  await expect(days.nth(4).getByTestId('week-card')).toHaveText(/Visit/)
  await expect(page.getByText(/^Moved to .*Visit/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(days.nth(2).getByTestId('week-card')).toHaveText(/Visit/)

  await carry(page, ['Space', 'ArrowRight', 'Space'])
  await expect(days.nth(3).getByTestId('week-card')).toHaveText(/Visit/)
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitemradio', { name: 'עברית' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const [first, last] = [await days.first().boundingBox(), await days.nth(6).boundingBox()]
  expect(first?.x).toBeGreaterThan(last?.x ?? 0)
  await carry(page, ['Space', 'ArrowLeft', 'Space'])
  await expect.poll(async () => (await stored())?.due_date.toISOString()).toContain(isoDay(dayOfWeek(4)))
})

test('a reminder is shown, opens the record, and comes once', async () => {
  const lead = new ObjectId()
  await team.db.collection('leads').insertOne({ _id: lead, brand_name: 'Nova', created_at: new Date() })
  const app = await openTasks(ada)
  await invoke(app.page, 'preferences.setReminders', { quiet: null })
  await insert({ title: 'Send the deck', lead_id: String(lead), reminder_date: new Date(Date.now() - 1000) })
  await app.resume()
  await expect.poll(() => app.logs()).toContain('notification: Send the deck')
  await app.pressNotification('Send the deck')
  await expect(app.page.getByRole('heading', { name: 'Nova' })).toBeVisible()
  expect((await stored())?.reminder_date ?? null).toBeNull()
  await app.resume()
  await expect(app.page.getByText('Send the deck').first()).toBeVisible()
  expect(app.logs().split('notification: Send the deck')).toHaveLength(2)
})

test('a lead shows its own tasks, and its history tells of them', async () => {
  const lead = new ObjectId()
  await team.db.collection('leads').insertOne({ _id: lead, brand_name: 'Nova', created_at: new Date() })
  const { page } = await openTasks(ada)
  await goTo(page, `/leads/${lead}`)
  await page.getByRole('button', { name: 'Add task' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Prepare the offer')
  await page.keyboard.press('Control+Enter')
  await expect(lines(page)).toHaveText([/Prepare the offer/])
  await page.getByRole('button', { name: 'Complete: Prepare the offer' }).click()
  await expect(page.getByText('1 completed')).toBeVisible()
  await expect(page.getByTestId('timeline-entry').filter({ hasText: 'Task completed' })).toBeVisible()
})

test('what somebody else changed meanwhile is shown, and nothing is overwritten', async () => {
  const _id = await insert({ title: 'Draft', due_date: daysFromToday(0) })
  const { page } = await openTasks(ada)
  await page.getByRole('button', { name: 'Draft', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Mine')
  await team.db.collection('tasks').updateOne({ _id: new ObjectId(_id) }, { $set: { title: 'Theirs' } })
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Somebody else set this to Theirs.')).toBeVisible()
  expect((await stored())?.title).toBe('Theirs')
})

test('tasks are written to a calendar file', async () => {
  await insert({ title: 'Meet, eat; talk', due_date: daysFromToday(1) })
  const app = await openTasks(ada)
  const filePath = join(app.userDataDir, 'tasks.ics')
  await app.answerDialog('showSaveDialog', { canceled: false, filePath })
  await app.page.getByRole('button', { name: 'Actions' }).first().click()
  await app.page.getByRole('menuitem', { name: /Export to calendar/ }).click()
  await expect(app.page.getByText('1 task written to tasks.ics')).toBeVisible()
  expect(readFileSync(filePath, 'utf8')).toContain('SUMMARY:Meet\\, eat\\; talk')
})

test('a salesperson sees what they have or gave; a viewer changes nothing', async () => {
  await insert({ title: 'Of Ada', assigned_to_email: ada })
  await insert({ title: 'Of Sam', assigned_to_email: sam })
  const { page } = await openTasks(sam)
  await expect(lines(page)).toHaveText([/Of Sam/])
  const viewer = await openTasks('viewer@carmel.example')
  await expect(viewer.page.getByRole('button', { name: 'New task' })).toHaveCount(0)
  await viewer.page.keyboard.press('n')
  await expect(viewer.page.getByRole('dialog')).toHaveCount(0)
})

test.describe('on the legacy dump', () => {
  test.skip(!hasLegacyDump, 'The legacy dump is not at hand')

  test('every task and activity of the website is shown', async () => {
    for (const name of ['tasks', 'activities', 'leads', 'contacts', 'opportunities']) {
      const documents = legacyDocuments(name)
      if (documents.length > 0) await team.db.collection(name).insertMany(documents)
    }
    const { page } = await openTasks(ada)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.getByRole('button', { name: 'Assigned to: Me' }).click()
    await page.getByRole('option', { name: 'Everybody' }).click()
    await expect(lines(page).first()).toBeVisible()
    await goTo(page, '/activities')
    await expect(page.getByTestId('activity-line').first()).toBeVisible()
    await page.keyboard.press('End')
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(faults).toEqual([])
  })
})

async function openTasks(email: string): Promise<TestApp> {
  const app = await team.open(email)
  await goTo(app.page, '/tasks')
  await expect(app.page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  return app
}

function lines(page: Page): Locator {
  return page.getByTestId('task-line')
}

function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name })
}

async function insert(task: Document): Promise<string> {
  const at = new Date()
  const base = { assigned_to_email: ada, is_completed: false, priority: 'B', created_at: at, updated_at: at }
  const { insertedId } = await team.db.collection('tasks').insertOne({ ...base, ...task })
  return String(insertedId)
}

function stored(): Promise<Document | null> {
  return team.db.collection('tasks').findOne({})
}

/** The noon in UTC that a calendar day stands for. */
function daysFromToday(days: number): Date {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days, 12))
}

/** A day of this week, counted from its first: Sunday in English and Hebrew. */
function dayOfWeek(day: number): Date {
  return daysFromToday(day - new Date().getDay())
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

async function invoke(page: Page, channel: string, input: unknown): Promise<void> {
  await page.evaluate(
    async ([name, value]) => {
      const { carmel } = window as unknown as {
        carmel: { invoke: (channel: string, input: unknown) => Promise<unknown> }
      }
      await carmel.invoke(String(name), value)
    },
    [channel, input]
  )
}

async function carry(page: Page, keys: string[]): Promise<void> {
  await page.getByTestId('week-card').getByRole('button').last().focus()
  for (const key of keys) await page.keyboard.press(key)
}

/** Drags with the mouse, as a hand does: press, a first small move, then over to the day. */
async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  const from = await card.boundingBox()
  const target = await to.boundingBox()
  if (!from || !target) throw new Error('Nothing to drag')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 10, from.y + from.height / 2 + 4, { steps: 4 })
  await page.mouse.move(target.x + target.width / 2, target.y + 160, { steps: 8 })
  await page.mouse.up()
}
