import { ObjectId } from 'mongodb'
import { expect, type Locator, type Page, test } from 'playwright/test'
import type { TestApp } from '../support/launch.ts'
import { typeThere } from '../support/steps.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

let team: Team
let lead: ObjectId
test.beforeEach(async () => {
  team = await startTeam()
  lead = new ObjectId()
  await team.db.collection('leads').insertOne({ _id: lead, brand_name: 'Nova', created_at: new Date() })
})
test.afterEach(() => team.stop())

test('a note is read as Markdown, its markup stays text, and a link goes to the system', async () => {
  const app = await openLead()
  await write(
    app.page,
    '**Met** <img src=x onerror=alert(1)> [site](https://nova.example/) [bad](javascript:1)'
  )
  const entry = entries(app.page).first()
  await expect(entry.locator('strong')).toHaveText('Met')
  await expect(entry.locator('img')).toHaveCount(0)
  await expect(entry).toContainText('<img src=x onerror=alert(1)>')
  await expect(entry.getByRole('link')).toHaveCount(1)
  await entry.getByRole('link', { name: 'site' }).click()
  await expect.poll(() => app.opened()).toEqual(['https://nova.example/'])
})

test('a long text in another direction is kept as it was written', async () => {
  const { page } = await openLead()
  const text = `${'שלום 🚀 '.repeat(1400)}END`
  await write(page, text)
  await entries(page).first().getByRole('button', { name: 'Show all' }).click()
  await expect(entries(page).first()).toContainText('END')
  await expect
    .poll(async () => (await team.db.collection('activities').findOne({ type: 'note' }))?.description)
    .toBe(text)
})

test('@ and the keyboard mention a colleague, which makes one task for them', async () => {
  const { page } = await openLead()
  await page.getByRole('textbox', { name: 'Note' }).focus()
  await typeThere(page, 'Please call, @sa')
  await expect(page.getByRole('option', { name: /Sam Sales/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await typeThere(page, ' and again @Sam Sales')
  await page.keyboard.press('Control+Enter')
  await expect(entries(page).first()).toContainText('Sam Sales')
  await expect.poll(() => tasksOf('sales@carmel.example')).toBe(1)
})

test('one’s own note is edited and deleted, and comes back with Undo; another’s is not', async () => {
  const { page } = await openLead()
  await write(page, 'First words')
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Text of the entry' }).fill('Better words')
  await page.keyboard.press('Control+Enter')
  await expect(entries(page).first()).toContainText('Better words')
  await expect(entries(page).first()).toContainText('edited')

  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('Better words')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entries(page).first()).toContainText('Better words')

  const other = await openLead('viewer@carmel.example')
  await expect(entries(other.page).first()).toContainText('Better words')
  await expect(other.page.getByRole('button', { name: 'Actions', exact: true })).toHaveCount(0)
})

test('a history is narrowed by kind', async () => {
  const { page } = await openLead()
  await write(page, 'A note')
  await page.getByText('Call', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Call' }).fill('A call')
  await page.keyboard.press('Control+Enter')
  await expect(entries(page)).toHaveText([/A call/, /A note/])
  await page.getByRole('button', { name: 'Kind: Kind' }).click()
  await page.getByRole('option', { name: 'Call' }).click()
  await page.keyboard.press('Escape')
  await expect(entries(page)).toHaveText([/A call/])
})

test('all records’ activities stand together; a call is logged there, and a line leads to its record', async () => {
  const { page } = await openLead()
  await goTo(page, '/activities')
  await page.getByRole('button', { name: 'Log a call' }).click()
  const dialog = page.getByRole('dialog', { name: 'Log a call' })
  await dialog.getByRole('button', { name: 'Log call' }).click()
  await expect(dialog.getByText('Please fill this in.')).toHaveCount(2)
  await dialog.getByLabel('Record').fill('Nov')
  await page.getByRole('option', { name: /Nova/ }).click()
  await dialog.getByLabel('What happened?').fill('They like it')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const line = page.getByTestId('activity-line').filter({ hasText: 'They like it' })
  await expect(line).toContainText('Nova')
  await line.getByRole('link', { name: 'Nova' }).click()
  await expect(page.getByRole('heading', { name: 'Nova' })).toBeVisible()
})

async function openLead(email = 'admin@carmel.example'): Promise<TestApp> {
  const app = await team.open(email)
  await goTo(app.page, `/leads/${lead}`)
  await expect(app.page.getByRole('heading', { name: 'Nova' })).toBeVisible()
  return app
}

function entries(page: Page): Locator {
  return page.getByTestId('timeline-entry')
}

async function write(page: Page, note: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Note' }).fill(note)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-testid=timeline-entry]:not([data-waiting])[data-type=note]')).toHaveCount(
    1
  )
}

function tasksOf(email: string): Promise<number> {
  return team.db.collection('tasks').countDocuments({ assigned_to_email: email })
}
