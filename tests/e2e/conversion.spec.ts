import { expect, type Page, test } from 'playwright/test'
import { goTo, startTeam, type Team } from '../support/team.ts'

let team: Team
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

const lead = {
  name: 'Tal Cohen',
  brand_name: 'Nova',
  email: 'tal@nova.example',
  phone: '054-1234567',
  language: 'he',
  status: 'NEW',
  created_at: new Date('2026-01-02T10:00:00Z')
}

test('asks, makes the contact and the deal, opens the contact, and the lead shows a link to it', async () => {
  const { insertedId } = await team.db.collection('leads').insertOne({ ...lead, sector: 'food' })
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, `/leads/${insertedId}`)
  const dialog = await openDialog(page)
  await dialog.getByRole('switch', { name: 'Open an opportunity too' }).check({ force: true })
  await expect(dialog.getByLabel('Name')).toHaveValue('Nova')
  await dialog.getByLabel('Name').fill('')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Nova in Haifa')
  await dialog.getByLabel('Value').fill('15000')
  await dialog.getByRole('button', { name: 'Convert to contact' }).dblclick()

  await expect(page).toHaveURL(/#\/contacts\/[0-9a-f]{24}$/)
  await expect(page.getByRole('heading', { name: 'Tal Cohen' })).toBeVisible()
  await expect(page.getByTestId('phone')).toHaveText('+972 54 123 4567')
  await expect(page.getByTestId('timeline-entry').filter({ hasText: 'Conversion' })).toHaveCount(1)
  const deals = page.getByRole('region', { name: 'Opportunities' })
  await expect(deals.getByRole('link')).toHaveText([/Nova in Haifa.*\$15K/])
  await page.getByRole('region', { name: 'Leads' }).getByRole('link', { name: 'Nova' }).click()
  await expect(page.getByRole('button', { name: 'Convert to contact' })).toHaveCount(0)
  await expect(page.getByText('Converted', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Became Tal Cohen' }).click()
  await expect(page).toHaveURL(/#\/contacts\//)
  expect(await team.db.collection('contacts').countDocuments()).toBe(1)
  expect(await team.db.collection('opportunities').countDocuments()).toBe(1)
})

test('two laptops that press at the same time get the same contact', async () => {
  const { insertedId } = await team.db.collection('leads').insertOne({ ...lead })
  const apps = [await team.open('admin@carmel.example'), await team.open('admin@carmel.example')]
  for (const { page } of apps) await goTo(page, `/leads/${insertedId}`)
  const dialogs = []
  for (const { page } of apps) dialogs.push(await openDialog(page))
  await Promise.all(
    dialogs.map((dialog) => dialog.getByRole('button', { name: 'Convert to contact' }).click())
  )
  for (const { page } of apps) await expect(page).toHaveURL(/#\/contacts\/[0-9a-f]{24}$/)
  expect(new Set(apps.map(({ page }) => page.url())).size).toBe(1)
  expect(await team.db.collection('contacts').countDocuments()).toBe(1)
})

test('links to the contact that has the e-mail already; a lead whose contact is gone can be converted again', async () => {
  await team.db
    .collection('contacts')
    .insertOne({ name: 'Tal (office)', email: 'TAL@nova.example', lead_ids: [], created_at: new Date() })
  const { insertedId } = await team.db.collection('leads').insertOne({ ...lead })
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, `/leads/${insertedId}`)
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('radio', { name: /Link to Tal \(office\)/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Convert to contact' }).click()
  await expect(page.getByRole('heading', { name: 'Tal (office)' })).toBeVisible()
  expect(await team.db.collection('contacts').countDocuments()).toBe(1)

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete contact' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete contact' }).click()
  await expect(page.getByText('Tal (office) was deleted.')).toBeVisible()
  await goTo(page, `/leads/${insertedId}`)
  await expect(page.getByText('Its contact was deleted.')).toBeVisible()
  await (await openDialog(page)).getByRole('button', { name: 'Convert to contact' }).click()
  await expect(page.getByRole('heading', { name: 'Tal Cohen' })).toBeVisible()
})

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Convert to contact' }).click()
  const dialog = page.getByRole('dialog', { name: 'Convert this lead?' })
  await expect(dialog.getByRole('button', { name: 'Convert to contact' })).toBeEnabled()
  return dialog
}
