import { expect, type Locator, type Page, test } from 'playwright/test'
import { launchSample, type TestApp } from '../support/launch.ts'
import { typeThere } from '../support/steps.ts'

let app: TestApp
let page: Page

test.beforeEach(async () => {
  app = await launchSample()
  page = app.page
})
test.afterEach(() => app.close())

const rows = (): Locator => page.getByTestId('opportunity-row')

async function openList(): Promise<void> {
  await page.getByRole('link', { name: 'Opportunities' }).click()
  await expect(rows().first()).toBeVisible()
}

/** How many the header says there are. */
async function shownCount(): Promise<number> {
  const text = await page
    .getByRole('main')
    .getByText(/^[\d,]+ opportunit(y|ies)$/)
    .textContent()
  return Number(text?.replace(/\D/g, ''))
}

test('searches, filters and sorts, and stands as it was after a deal was opened', async () => {
  await openList()
  const all = await shownCount()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'State' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(shownCount).toBeLessThan(all)
  const won = await shownCount()
  await expect(rows()).toHaveCount(won)
  await expect(rows().filter({ hasText: 'Won' })).toHaveCount(won)

  const firstName = async () => (await rows().first().locator('bdi').first().textContent()) ?? ''
  const before = await firstName()
  await page.getByRole('button', { name: 'Value', exact: true }).click()
  await expect.poll(firstName).not.toBe(before)
  const name = await firstName()
  await rows().first().click()
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await page.keyboard.press('Escape')
  await expect(page.getByText('State is Won')).toBeVisible()
  await expect(rows().first()).toContainText(name)

  await page.keyboard.press('/')
  await typeThere(page, 'no such deal')
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect.poll(shownCount).toBe(all)
})

test('a deal has a page: where it has been, what comes next, every field, and a way to move it', async () => {
  await openList()
  await rows().filter({ hasText: 'Qualification' }).first().click()
  const stages = page.getByRole('region', { name: 'Stages' })
  await expect(stages.getByTestId('stage-span').last()).toContainText('Qualification')
  const stays = await stages.getByTestId('stage-span').count()
  const address = page.url()

  await page.getByRole('textbox', { name: 'Next step' }).fill('Sign at the notary')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('Sign at the notary')

  await page.getByRole('button', { name: 'Negotiation', exact: true }).click()
  await expect(stages.getByTestId('stage-span')).toHaveCount(stays + 1)
  await expect(stages.getByTestId('stage-span').last()).toContainText('Negotiation')
  await page.reload()
  await expect(stages.getByTestId('stage-span').last()).toContainText('Negotiation')
  expect(page.url()).toBe(address)

  await page.getByRole('button', { name: 'Mark as won' }).click()
  await expect(stages.getByTestId('stage-span').last()).toContainText('Won')
  await page.getByRole('button', { name: 'Undo' }).click()
  // Taken back at once: no time was spent there.
  await expect(stages.getByTestId('stage-span')).toHaveCount(stays + 1)
  await expect(stages.getByTestId('stage-span').last()).toContainText('Negotiation')
})

test('a deal is linked to another contact, and the contact names it', async () => {
  await openList()
  await rows().first().click()
  const deal = await page.getByLabel('Name').inputValue()
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('button', { name: 'Link another contact' }).click()
  const contact = details.getByLabel('Contact', { exact: true })
  await contact.fill('an')
  const found = page.getByRole('option').first()
  const name = (await found.locator('bdi').textContent()) ?? ''
  await found.click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await details.getByRole('link', { name }).click()
  await expect(page).toHaveURL(/#\/contacts\//)
  await expect(page.getByRole('link', { name: deal }).first()).toBeVisible()
})

test('a new deal is made from the list and opens; its probability is that of its stage', async () => {
  await openList()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New opportunity' })
  await dialog.getByLabel('Name').fill('Atelier Nord — Eilat')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#\/opportunities\/[0-9a-f]{24}$/)
  await expect(page.getByLabel('Name')).toHaveValue('Atelier Nord — Eilat')
  await expect(page.getByLabel('Probability')).toHaveValue('40%')
  await page.getByRole('button', { name: 'Proposal sent', exact: true }).click()
  await expect(page.getByLabel('Probability')).toHaveValue('60%')
  await page.getByRole('link', { name: 'Back to list' }).click()
  await expect(rows().first()).toContainText('Atelier Nord — Eilat')
})

test('every figure of the forecast opens the deals that it counts', async () => {
  await page.getByRole('link', { name: 'Forecast' }).click()
  const line = page.getByRole('list', { name: 'Expected by owner' }).getByTestId('forecast-line').first()
  const count = Number.parseInt((await line.getByText(/opportunit(y|ies)$/).textContent()) ?? '', 10)
  await line.click()
  await expect(rows().first()).toBeVisible()
  expect(await shownCount()).toBe(count)
  await expect(page.getByText('State is Open')).toBeVisible()

  await page.getByRole('link', { name: 'Forecast' }).click()
  const month = page
    .getByRole('list', { name: 'Expected by month' })
    .getByTestId('forecast-line')
    .filter({ hasText: /[1-9]\d* opportunit/ })
    .first()
  const inMonth = Number.parseInt((await month.getByText(/opportunit(y|ies)$/).textContent()) ?? '', 10)
  await month.click()
  await expect(rows()).toHaveCount(inMonth)
})

test('an administrator sets what somebody is to win, for a month and for the rest of the year', async () => {
  await page.getByRole('link', { name: 'Forecast' }).click()
  const row = page.getByTestId('won-row').filter({ hasText: 'Yael Carmeli' })
  const year = new Date().getFullYear()
  await row.hover()
  await row.getByRole('button', { name: `Target of Yael Carmeli, October ${year}` }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('12000')
  await page.getByLabel('Also for the later months of the year').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  for (const month of ['October', 'November', 'December']) {
    await expect(
      row.getByRole('button', { name: `Target of Yael Carmeli, ${month} ${year}: $12K` })
    ).toBeVisible()
  }
  await expect(row.getByRole('button', { name: new RegExp(`September ${year}: Target$`) })).toBeAttached()
  await page.reload()
  await expect(row).toContainText('$36K')
})
