import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'
import { enterLocalWorkspace, expectFrame, firstAdmin, signIn } from '../support/steps.ts'
import { goTo, startTeam } from '../support/team.ts'

/** Nothing that was typed into a form is lost: not by Escape, not by a new start of the window or the application. */

let folder: string
let app: TestApp
let page: Page

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carmel-drafts-'))
  app = await launchApp({ userDataDir: folder })
  page = app.page
  await enterLocalWorkspace(page)
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})

const dialog = (name: string) => page.getByRole('dialog', { name })
const restored = (name: string) => dialog(name).getByText('Draft restored')
const kept = () => page.getByText('Kept as a draft on this device.')

test('a new lead is left by Escape, by a new start of the window and by closing it, and is there again each time', async () => {
  await goTo(page, '/leads/new')
  await dialog('New lead').getByLabel('Brand').fill('Maison Aurore')
  await dialog('New lead').getByRole('button', { name: 'More fields' }).click()
  await dialog('New lead').getByLabel('Budget').fill('90000')
  await page.keyboard.press('Escape')
  await expect(dialog('New lead')).toBeHidden()
  await expect(kept()).toBeVisible()

  await page.keyboard.press('n')
  await expect(restored('New lead')).toBeVisible()
  await expect(dialog('New lead').getByLabel('Brand')).toHaveValue('Maison Aurore')
  await expect(dialog('New lead').getByLabel('Budget')).toHaveValue('90,000')
  await dialog('New lead').getByLabel('E-mail').fill('hello@aurore.example')
  await page.reload()
  await expect(restored('New lead')).toBeVisible()
  await expect(dialog('New lead').getByLabel('E-mail')).toHaveValue('hello@aurore.example')
  await dialog('New lead').getByLabel('E-mail').fill('bonjour@aurore.example')

  await startAgain()
  await goTo(page, '/leads/new')
  await expect(dialog('New lead').getByLabel('E-mail')).toHaveValue('bonjour@aurore.example')
  await dialog('New lead').getByRole('button', { name: 'Create lead' }).click()
  await expect(page).toHaveURL(/#\/leads\/[0-9a-f]{24}$/)
  await goTo(page, '/leads/new')
  await expect(dialog('New lead').getByLabel('Brand')).toHaveValue('')
  await expect(restored('New lead')).toHaveCount(0)
})

test('an own entry that is being changed, and the deal of a conversion, are there again', async () => {
  await goTo(page, '/leads/new')
  await dialog('New lead').getByLabel('Brand').fill('Aurore')
  await dialog('New lead').getByLabel('E-mail').fill('hello@aurore.example')
  await dialog('New lead').getByRole('button', { name: 'Create lead' }).click()
  await expect(page).toHaveURL(/#\/leads\/[0-9a-f]{24}$/)
  const lead = page.url().split('#')[1] ?? ''
  const note = page.getByTestId('timeline-entry').filter({ hasText: 'First words' })
  const text = page.getByRole('textbox', { name: 'Text of the entry' })
  const edit = async () => {
    await note.hover()
    await note.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
  }
  await page.getByPlaceholder('Write a note…').fill('First words')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(note).toBeVisible()
  await edit()
  await text.fill('Better words')
  await goTo(page, '/leads')
  await goTo(page, lead)
  await edit()
  await expect(text).toHaveValue('Better words')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('timeline-entry').filter({ hasText: 'Better words' })).toBeVisible()

  await page.getByRole('button', { name: 'Convert to contact' }).click()
  await page.getByRole('switch', { name: 'Open an opportunity too' }).click()
  await dialog('Convert').getByLabel('Name').fill('Aurore, first store')
  await page.keyboard.press('Escape')
  await expect(kept()).toBeVisible()
  await page.getByRole('button', { name: 'Convert to contact' }).click()
  await expect(restored('Convert')).toBeVisible()
  await expect(dialog('Convert').getByLabel('Name')).toHaveValue('Aurore, first store')
})

test('a discarded draft is gone for good; an untouched form keeps nothing', async () => {
  await goTo(page, '/contacts/new')
  await page.keyboard.press('Escape')
  await expect(dialog('New contact')).toBeHidden()
  await page.keyboard.press('n')
  await expect(restored('New contact')).toHaveCount(0)
  await dialog('New contact').getByLabel('Name').fill('Léa')
  await dialog('New contact').getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('n')
  await dialog('New contact').getByRole('button', { name: 'Discard' }).click()
  await expect(dialog('New contact').getByLabel('Name')).toHaveValue('')
  await expect(restored('New contact')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(dialog('New contact').getByLabel('Name')).toHaveValue('')
})

test('a new task, the change of a task, a call that is being logged and a note come back as they were', async () => {
  await goTo(page, '/tasks')
  await page.getByRole('button', { name: 'New task' }).first().click()
  await dialog('New task').getByLabel('Title').fill('Call Aurore')
  await dialog('New task').getByLabel('Description').fill('About **Haifa**')
  await page.keyboard.press('Escape')
  await startAgain()
  await goTo(page, '/tasks')
  await page.getByRole('button', { name: 'New task' }).first().click()
  await expect(restored('New task')).toBeVisible()
  await expect(dialog('New task').getByLabel('Description')).toHaveValue('About **Haifa**')
  await page.keyboard.press('ControlOrMeta+Enter')
  const line = page.getByTestId('task-line').filter({ hasText: 'Call Aurore' })
  await line.getByText('Call Aurore').click()
  await dialog('Task').getByLabel('Title').fill('Call Aurore again')
  await page.keyboard.press('Escape')
  await expect(kept()).toBeVisible()
  await line.getByText('Call Aurore').click()
  await expect(restored('Task')).toBeVisible()
  await expect(dialog('Task').getByLabel('Title')).toHaveValue('Call Aurore again')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(line).toContainText('Call Aurore again')
  await line.getByText('Call Aurore again').click()
  await expect(dialog('Task').getByLabel('Title')).toHaveValue('Call Aurore again')
  await expect(restored('Task')).toHaveCount(0)
  await page.keyboard.press('Escape')

  await goTo(page, '/activities')
  await page.getByRole('button', { name: 'Log a call' }).click()
  await dialog('Log a call').getByLabel('What happened?').fill('They want to see the site.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Log a call' }).click()
  await expect(dialog('Log a call').getByLabel('What happened?')).toHaveValue('They want to see the site.')
  await page.keyboard.press('Escape')

  await goTo(page, '/leads/new')
  await dialog('New lead').getByLabel('Brand').fill('Aurore')
  await dialog('New lead').getByLabel('E-mail').fill('a@aurore.example')
  await page.keyboard.press('ControlOrMeta+Enter')
  const note = () => page.getByPlaceholder('Write a note…')
  await note().fill('Half a thought')
  await goTo(page, '/leads')
  await startAgain()
  await page.getByTestId('lead-row').click()
  await expect(note()).toHaveValue('Half a thought')
})

test('a draft goes on from where it began: what somebody else wrote since is shown, not overwritten', async () => {
  const team = await startTeam()
  try {
    const deal = {
      name: 'Nova — Haifa',
      stage: 'qualification',
      value: 1000,
      next_step: 'Call',
      created_at: new Date()
    }
    const { insertedId } = await team.db.collection('opportunities').insertOne(deal)
    const { page: window } = await team.open('admin@carmel.example')
    await goTo(window, `/opportunities/${insertedId}`)
    const step = window.getByRole('textbox', { name: 'Next step' })
    await step.fill('Send the offer')
    await goTo(window, '/opportunities')
    await expect(window.getByText('Kept as a draft on this device.')).toBeVisible()
    await team.db
      .collection('opportunities')
      .updateOne({ _id: insertedId }, { $set: { next_step: 'Visit', value: 2000, updated_at: new Date() } })
    await window.reload()
    await goTo(window, `/opportunities/${insertedId}`)
    await expect(step).toHaveValue('Send the offer')
    await expect(window.getByText('Draft restored')).toBeVisible()
    await window.getByRole('button', { name: 'Save' }).click()
    await expect(window.getByText('Somebody else set this to Visit.')).toBeVisible()
    expect(await team.db.collection('opportunities').findOne({ _id: insertedId })).toMatchObject({
      next_step: 'Visit'
    })
    await window.getByRole('button', { name: 'Save' }).click()
    await expect(window.getByText('Draft restored')).toHaveCount(0)
    await expect
      .poll(() => team.db.collection('opportunities').findOne({ _id: insertedId }))
      .toMatchObject({ next_step: 'Send the offer', value: 2000 })
  } finally {
    await team.stop()
  }
})

/** Closes the application as a person would, and starts it again. */
async function startAgain(): Promise<void> {
  await app.close()
  app = await launchApp({ userDataDir: folder })
  page = app.page
  await signIn(page, firstAdmin.email, firstAdmin.password)
  await expectFrame(page)
}
