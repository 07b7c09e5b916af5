import { expect, test } from 'playwright/test'
import { launchSample, type TestApp } from '../support/launch.ts'

let app: TestApp
test.beforeEach(async () => {
  app = await launchSample()
})
test.afterEach(() => app.close())

test('switches to Hebrew at once, from right to left, and stays there', async () => {
  const { page } = app
  const root = page.locator('html')
  await expect(root).toHaveAttribute('dir', 'ltr')
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitemradio', { name: 'עברית' }).click()
  await expect(root).toHaveAttribute('dir', 'rtl')
  await expect(root).toHaveAttribute('lang', 'he')
  const sections = page.getByRole('navigation', { name: 'מדורים' })
  await expect(sections.getByRole('link', { name: 'לידים' })).toBeVisible()

  // The sidebar stands at the start side: on the right now.
  const box = await sections.boundingBox()
  const width = await page.evaluate(() => window.innerWidth)
  expect(box?.x ?? 0).toBeGreaterThan(width / 2)

  await page.reload()
  await expect(root).toHaveAttribute('dir', 'rtl')
  await expect(sections).toBeVisible()
})

test('shows French words and goes back to English', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitemradio', { name: 'Français' }).click()
  await expect(page.getByRole('link', { name: 'Prospects', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Langue : Français' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('link', { name: 'Leads', exact: true })).toBeVisible()
})

test('the palette finds a lead and opens it without the mouse', async () => {
  const { page } = app
  const brand = await nameOfSomeLead()
  await page.keyboard.press('Control+k')
  const input = page.getByRole('combobox', { name: 'Search and commands' })
  await input.fill(brand)
  const options = page.getByRole('group', { name: 'Leads' }).getByRole('option')
  await expect(options.first()).toContainText(brand)
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/leads\/[0-9a-f]{24}$/)
  await expect(page.getByRole('main')).toContainText(brand)
})

test('before anything is typed the palette offers what was opened last, tasks too', async () => {
  const { page } = app
  const brand = await nameOfSomeLead()
  const open = async (text: string, group: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search and commands' }).fill(text)
    await page.getByRole('group', { name: group }).getByRole('option').first().click()
  }
  await open(brand, 'Leads')
  await expect(page).toHaveURL(/#\/leads\/[0-9a-f]{24}$/)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Ring the notary')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toBeHidden()
  await open('ring the not', 'Tasks')
  await expect(dialog.getByLabel('Title')).toHaveValue('Ring the notary')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  const recent = page.getByRole('group', { name: 'Opened lately' }).getByRole('option')
  await expect(recent).toHaveCount(2)
  await expect(recent.first()).toContainText('Ring the notary')
  await expect(recent.last()).toContainText(brand)
})

test('the palette says when nothing matches, and Esc closes it', async () => {
  const { page } = app
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('no such thing anywhere')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeHidden()
})

test('a command of the palette changes the theme', async () => {
  const { page } = app
  const root = page.locator('html')
  for (const scheme of ['dark', 'light']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search and commands' }).fill(`theme ${scheme}`)
    await page.keyboard.press('Enter')
    await expect(root).toHaveAttribute('data-mantine-color-scheme', scheme)
  }
})

test('keys go everywhere, and the map tells them', async () => {
  const { page } = app
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/#\/pipeline$/)
  await page.keyboard.press('Control+,')
  await expect(page).toHaveURL(/#\/settings$/)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the application menu leads to the same places', async () => {
  const { page } = app
  await app.clickMenu('show-pipeline')
  await expect(page).toHaveURL(/#\/pipeline$/)
  await app.clickMenu('open-palette')
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused()
  await page.keyboard.press('Escape')
  await app.clickMenu('new-lead')
  await expect(page.getByRole('dialog', { name: 'New lead' })).toBeVisible()
})

test('the sidebar collapses and stays collapsed', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Collapse sidebar' }).click()
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Pipeline' })).toBeVisible()
})

test('diagnostics tell of the indexes and can be copied', async () => {
  const { page } = app
  await page.getByRole('link', { name: 'Diagnostics' }).click()
  await expect(page.getByRole('heading', { name: 'Indexes' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'opportunities', exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
})

test('leaving the sample goes back to the welcome screen', async () => {
  const { page } = app
  await page.getByRole('button', { name: /^Workspace menu/ }).click()
  await page.getByRole('menuitem', { name: 'Change workspace' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Change workspace' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Carmel' })).toBeVisible()
})

async function nameOfSomeLead(): Promise<string> {
  const answer = await app.page.evaluate(() => window.carmel.invoke('leads.list', { limit: 20 }))
  const { rows } = (answer as { data: { rows: { brand_name: string | null }[] } }).data
  const name = rows.find((row) => row.brand_name)?.brand_name
  if (!name) throw new Error('The sample has no lead with a brand')
  return name
}
