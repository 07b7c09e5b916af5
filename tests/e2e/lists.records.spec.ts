import { expect, type Locator, type Page, test } from 'playwright/test'
import { launchSample, type TestApp } from '../support/launch.ts'
import { retype, typeThere, undo } from '../support/steps.ts'

/** What contacts and opportunities do as leads do: many at once with one undo, in their cells, by keys, with views. */

let app: TestApp
let page: Page

test.beforeEach(async () => {
  app = await launchSample()
  page = app.page
})
test.afterEach(() => app.close())

test('contacts: keys choose, one change writes all of them, one undo takes it back', async () => {
  const { rows, cells } = await openList('Contacts', 'contact-row')
  await showColumns('Sector')
  const before = await cells('sector').allTextContents()
  for (const key of ['j', 'x', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await expect(selection()).toContainText('2 selected')
  await selection().getByRole('button', { name: 'Sector' }).click()
  await page.getByRole('option', { name: 'Education' }).click()
  await expect(cells('sector').nth(0)).toHaveText('Education')
  await expect(cells('sector').nth(1)).toHaveText('Education')
  await expect(page.getByText('Changed: 2 contacts.')).toBeVisible()
  await undo(page)
  await expect(page.getByText('Put back: 2 contacts.')).toBeVisible()
  await expect(cells('sector').nth(0)).toHaveText(before[0] ?? '')
  await page.keyboard.press('ControlOrMeta+a')
  await selection().getByRole('button', { name: 'Tags' }).click()
  await page.getByPlaceholder('Find or type a tag').fill('spring fair')
  await page.getByRole('option', { name: 'Add tag “spring fair”' }).click()
  await expect(page.getByText(/Changed: \d+ contacts\./)).toBeVisible()
  await selection().getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(rows()).toHaveCount(0)
  await page.getByRole('status').filter({ hasText: 'Deleted' }).getByRole('button', { name: 'Undo' }).click()
  await expect(rows().first()).toBeVisible()
})

test('contacts: a cell is edited in place, and a view keeps the filter', async () => {
  const { cells } = await openList('Contacts', 'contact-row')
  await cells('phone').first().hover()
  await cells('phone').first().getByRole('button', { name: 'Edit Phone' }).click()
  await retype(page, '+972 54 123 4567')
  await page.keyboard.press('Enter')
  await expect(cells('phone').first()).toHaveText('+972 54 123 4567')
  await page.keyboard.press('/')
  await typeThere(page, '54 123 4567')
  await expect(cells('phone')).toHaveText(['+972 54 123 4567'])
  await page.getByRole('button', { name: /^View:/ }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('That one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'View: That one' })).toBeVisible()
})

test('opportunities: lost asks why once for all, and one undo brings every stage back', async () => {
  const { cells } = await openList('Opportunities', 'opportunity-row')
  const before = (await cells('stage').allTextContents()).slice(0, 2)
  for (const key of ['j', 'x', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await selection().getByRole('button', { name: 'Stage' }).click()
  await page.getByRole('option', { name: 'Lost' }).click()
  const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
  await expect(dialog).toContainText('2 opportunities')
  await dialog.getByRole('button', { name: 'Mark as lost' }).click()
  await expect(dialog).toContainText('Please fill this in.')
  await dialog.getByRole('textbox').fill('No budget this year')
  await dialog.getByRole('button', { name: 'Mark as lost' }).click()
  await expect(page.getByText(/Changed: \d opportunit(y|ies)\./)).toBeVisible()
  await expect(cells('stage').nth(0)).toHaveText('Lost')
  await expect(cells('stage').nth(1)).toHaveText('Lost')
  await page.getByRole('status').filter({ hasText: 'Changed' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/Put back: /)).toBeVisible()
  await expect
    .poll(async () => (await cells('stage').allTextContents()).slice(0, 2).sort())
    .toEqual(before.sort())
})

test('opportunities: stage, day and owner are edited in their cells', async () => {
  const { rows } = await openList('Opportunities', 'opportunity-row')
  // By name, because what is edited comes first otherwise.
  await page.getByRole('button', { name: 'Opportunity', exact: true }).click()
  await expect(rows().first()).toContainText('Académie')
  const row = rows().filter({ hasText: 'Qualification' }).first()
  const name = (await row.locator('[data-column="name"] bdi').textContent()) ?? ''
  const cell = (column: string) =>
    rows().filter({ hasText: name }).first().locator(`[data-column="${column}"]`)
  const edit = async (column: string, label: string) => {
    await cell(column).hover()
    await cell(column)
      .getByRole('button', { name: `Edit ${label}` })
      .click()
  }
  await edit('stage', 'Stage')
  await page.getByRole('option', { name: 'Proposal sent' }).click()
  await expect(cell('stage')).toHaveText('Proposal sent')
  await edit('next_action_date', 'Next action')
  await retype(page, '3 Jan 2031')
  await page.keyboard.press('Enter')
  await expect(cell('next_action_date')).toContainText('2031')
  await edit('stage', 'Stage')
  await page.getByRole('option', { name: 'Lost' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click()
  await expect(cell('stage')).toHaveText('Proposal sent')
  await page.keyboard.press('j')
  await page.keyboard.press(' ')
  const peeked = page.locator('[data-active="true"] [data-column="name"] bdi')
  await expect(page.getByRole('complementary')).toContainText((await peeked.textContent()) ?? '—')
})

async function openList(name: string, testId: string) {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  const rows = (): Locator => page.getByTestId(testId)
  await expect(rows().first()).toBeVisible()
  return { rows, cells: (column: string): Locator => rows().locator(`[data-column="${column}"]`) }
}

async function showColumns(...names: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check()
  await page.keyboard.press('Escape')
}

function selection(): Locator {
  return page.getByRole('region', { name: 'Selection' })
}
