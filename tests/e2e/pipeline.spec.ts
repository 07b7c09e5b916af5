import { expect, test } from 'playwright/test'
import { addFilter, cardsIn, column, countOf, drag, nameOf, openBoard, totalCount } from '../support/board.ts'
import { launchSample, type TestApp } from '../support/launch.ts'
import { typeThere } from '../support/steps.ts'

/** What the board shows: search, filters, columns in the team's order, collapsed ones, right to left. */

let app: TestApp
test.beforeEach(async () => {
  app = await launchSample()
  await openBoard(app.page)
})
test.afterEach(() => app.close())

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
  for (const amount of await page.getByTestId('board-card').locator('bdi:has-text("€")').allTextContents()) {
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
