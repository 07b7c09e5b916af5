import { expect, type Page, test } from 'playwright/test'
import { typeThere, untilCopied } from '../support/steps.ts'
import { startTeam, type Team } from '../support/team.ts'

/** Leads on a server that others use too: roles, and a server that goes away. */

/** The driver looks for a lost server for some seconds. */
const patience = { timeout: 30_000 }

let team: Team

test.beforeEach(async () => {
  team = await startTeam()
  const created_at = new Date()
  await team.db.collection('leads').insertMany([
    {
      brand_name: 'Aurore',
      email: 'a@aurore.example',
      status: 'NEW',
      target_city: 'Haifa',
      assigned_to: 'Sales@carmel.example',
      created_at
    },
    { brand_name: 'Basile', email: 'b@basile.example', status: 'CONTACTED', created_at }
  ])
})
test.afterEach(() => team.stop())

test('a viewer reads every lead and is offered nothing to change', async () => {
  const page = await open('viewer@carmel.example')
  await expect(page.getByTestId('lead-row')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'New lead' })).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  for (const key of ['j', 'x', 'ControlOrMeta+a']) await page.keyboard.press(key)
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0)
  await page.keyboard.press('n')
  await page.getByTestId('lead-row').filter({ hasText: 'Aurore' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Haifa')
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await expect(page.locator('[data-field] button')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^(Status|Stage|Priority|Owner)/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Create opportunity' })).toHaveCount(0)
})

test('a salesperson sees their own leads, may give one up, and may not hand it to somebody else', async () => {
  const page = await open('sales@carmel.example')
  await expect(page.getByTestId('lead-row')).toHaveText([/Aurore/])
  await page.getByTestId('lead-row').click()
  await page.getByRole('button', { name: /^Owner/ }).click()
  await expect(page.getByRole('menuitemradio')).toHaveText([/Sam Sales/, 'No owner'])
  await page.keyboard.press('Escape')
})

test('a write that is lost on its way puts the old value back and says why; what follows without the server is kept', async () => {
  test.setTimeout(120_000)
  const page = await open('admin@carmel.example')
  await page.getByTestId('lead-row').filter({ hasText: 'Aurore' }).click()
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Nothing here yet')
  await untilCopied(page)
  await team.client.close()
  team.server.pause()

  const city = page.locator('[data-field="target_city"]')
  await city.getByRole('button').click()
  await typeThere(page, 'Eilat')
  await page.keyboard.press('Enter')
  await expect(city.getByRole('button')).toHaveText('Eilat')
  await team.server.kill()
  await expect(city.getByRole('alert')).toBeVisible(patience)
  await expect(city.getByRole('button')).toHaveText('Haifa')

  await expect(page.getByTestId('connection')).toHaveText(/Offline/, patience)
  await page.getByRole('textbox', { name: 'Note' }).fill('Not lost')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByTestId('timeline-entry')).toContainText('Not lost', patience)
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('')
})

async function open(email: string): Promise<Page> {
  const { page } = await team.open(email)
  await expect(page.getByTestId('lead-row').first()).toBeVisible({ timeout: 20_000 })
  return page
}
