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

const at = new Date('2026-01-02T10:00:00Z')

test('shows people and messages of the website, tells them apart, and filters', async () => {
  await team.db.collection('contacts').insertMany([
    { name: 'Tal Cohen', email: 'tal@nova.example', company: 'Nova', created_at: at, lead_ids: [] },
    { name: 'Léa', email: 'lea@nova.example', message: 'Rappelez-moi', timestamp: '2026-01-03T10:00:00' },
    { email: 'ex@pert.example', type: 'contact_expert', brand_name: 'Expertise', created_at: new Date(0) }
  ])
  const { page } = await openContacts('admin@carmel.example')
  await expect(rows(page)).toHaveText([
    /Léa.*Website message/,
    /Tal Cohen.*Contact/,
    /Expertise.*Expert request/
  ])
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Website message' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Kind is Website message' })).toBeVisible()
  await expect(rows(page)).toHaveText([/Léa/])
})

test('creates a contact after pointing out who is one already, edits in place, deletes and takes that back', async () => {
  await team.db.collection('contacts').insertOne({
    name: 'Tal Cohen',
    email: 'x@x.example',
    phone: '+972-54-123-4567',
    created_at: at
  })
  const { page } = await openContacts('admin@carmel.example')
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  await dialog.getByRole('button', { name: 'Create contact' }).click()
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Tal C.')
  await dialog.getByLabel('Phone').fill('0541234567')
  await expect(dialog.getByRole('link', { name: 'Tal Cohen' })).toBeVisible()
  await expect(dialog.getByText('Same number')).toBeVisible()
  await dialog.getByRole('button', { name: 'Create contact' }).click()
  await dialog.getByRole('button', { name: 'Create anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Tal C.' })).toBeVisible()

  await field(page, 'position').getByRole('button').click()
  await typeThere(page, 'CEO')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('timeline-entry').first()).toContainText(/Position set to CEO/)
  await page.getByRole('textbox', { name: 'Note' }).fill('Met at the fair')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByTestId('timeline-entry').first()).toContainText('Met at the fair')

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete contact' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete contact' }).click()
  await expect(rows(page)).toHaveText([/Tal Cohen/])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Tal C.' })).toBeVisible()
  await expect(page.getByTestId('timeline-entry')).toHaveCount(3)
})

test('makes a lead of a message of the website, and each shows the other', async () => {
  await team.db.collection('contacts').insertOne({
    name: 'Léa Martin',
    email: 'lea@nova.example',
    company: 'Nova',
    message: 'Bonjour, rappelez-moi',
    language: 'fr',
    timestamp: '2026-01-03T10:00:00'
  })
  const { page } = await openContacts('admin@carmel.example')
  await rows(page).first().click()
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Bonjour, rappelez-moi')
  await page.getByRole('button', { name: 'Make this a lead' }).click()
  const dialog = page.getByRole('dialog', { name: 'New lead' })
  await expect(dialog.getByLabel('Brand')).toHaveValue('Nova')
  await expect(dialog.getByLabel('E-mail')).toHaveValue('lea@nova.example')
  await dialog.getByRole('button', { name: 'Create lead' }).click()
  await expect(page.getByRole('heading', { name: 'Léa Martin' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Bonjour, rappelez-moi')
  const messages = page.getByRole('region', { name: 'Contacts and messages' })
  await messages.getByRole('link', { name: 'Bonjour, rappelez-moi' }).click()
  await page.getByRole('region', { name: 'Leads' }).getByRole('link', { name: 'Nova' }).click()
  await expect(page).toHaveURL(/#\/leads\//)
})

test('calls, writes and opens a chat with the system’s own programs', async () => {
  await team.db.collection('contacts').insertOne({
    name: 'Léa',
    email: 'lea@nova.example',
    phone: '06.12.34.56.78',
    language: 'fr',
    created_at: at
  })
  const app = await openContacts('viewer@carmel.example')
  const { page } = app
  await rows(page).first().click()
  await expect(page.getByTestId('phone')).toHaveText('+33 6 12 34 56 78')
  await page.getByRole('button', { name: 'Call +33 6 12 34 56 78' }).click()
  await page.getByRole('button', { name: 'WhatsApp +33 6 12 34 56 78' }).click()
  await page.getByRole('button', { name: 'Write to lea@nova.example' }).click()
  await expect
    .poll(() => app.opened())
    .toEqual(['tel:+33612345678', 'https://wa.me/33612345678', 'mailto:lea@nova.example'])
})

test('a viewer reads and is offered nothing to change; a salesperson sees their own', async () => {
  await team.db.collection('contacts').insertMany([
    { name: 'Mine', assigned_to: 'Sales@carmel.example', created_at: at },
    { name: 'Nobody’s', created_at: new Date(0) }
  ])
  const { page } = await openContacts('viewer@carmel.example')
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'New contact' })).toHaveCount(0)
  await rows(page).first().click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await expect(page.locator('[data-field] button')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /lead|opportunity|actions/i })).toHaveCount(0)

  const sales = await openContacts('sales@carmel.example')
  await expect(rows(sales.page)).toHaveText([/Mine/])
  await rows(sales.page).first().click()
  await expect(sales.page.getByRole('button', { name: 'Make this a lead' })).toBeVisible()
  await expect(sales.page.getByRole('button', { name: 'More actions' })).toHaveCount(0)
})

test('every kind of contact of the legacy dump opens without an error', async () => {
  test.skip(!hasLegacyDump, 'The dump is no part of the project')
  test.setTimeout(120_000)
  const documents = legacyDocuments('contacts')
  await team.db.collection('contacts').insertMany(documents)
  for (const name of ['notes', 'activities', 'leads', 'opportunities'])
    await team.db.collection(name).insertMany(legacyDocuments(name))
  const { page } = await openContacts('admin@carmel.example')
  const crashes: Error[] = []
  page.on('pageerror', (error) => crashes.push(error))
  await expect(page.getByRole('main').getByText('600 contacts')).toBeVisible()
  const odd = [
    documents.find(({ email }) => email === null),
    documents.find(({ notes }) => Array.isArray(notes)),
    documents.find(({ type }) => type === 'contact_expert'),
    documents.find(({ timestamp, company }) => timestamp && company === null),
    documents.find(({ lead_ids }) => lead_ids?.length > 0),
    documents.find(({ last_activity }) => last_activity),
    documents.find(({ brand_name }) => /[\u0590-\u05ff]/.test(brand_name ?? ''))
  ]
  for (const document of odd) {
    await goTo(page, `/contacts/${document?._id}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const timeline = page.getByRole('region', { name: 'Timeline' })
    const history = timeline.getByTestId('timeline-entry').or(timeline.getByText('Nothing here yet'))
    await expect(history.first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  expect(crashes).toEqual([])
})

async function openContacts(email: string): Promise<TestApp> {
  const app = await team.open(email)
  await goTo(app.page, '/contacts')
  await expect(rows(app.page).first()).toBeVisible()
  return app
}

function rows(page: Page): Locator {
  return page.getByTestId('contact-row')
}

function field(page: Page, name: string): Locator {
  return page.locator(`[data-field="${name}"]`)
}
