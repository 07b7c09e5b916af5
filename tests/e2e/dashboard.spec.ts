import { expect, type Page, test } from 'playwright/test'
import { launchSample, type TestApp } from '../support/launch.ts'
import { undo } from '../support/steps.ts'

let app: TestApp
test.beforeEach(async () => {
  app = await launchSample()
})
test.afterEach(() => app.close())

/** The number that the head of the lead list tells. */
async function leadCount(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ leads?$/).textContent()
  return Number(text?.replace(/\D/g, ''))
}

test('every figure opens the list that it counts', async () => {
  const { page } = app
  const home = page.getByRole('link', { name: 'Home', exact: true })
  await home.click()
  for (const name of ['New, 30 days', 'All leads', 'Contacted', 'Qualified', 'Converted']) {
    const figure = page.getByRole('button', { name: new RegExp(`^${name}`) })
    await expect(figure).toHaveText(new RegExp(`^${name}\\s*\\d`))
    const counted = Number((await figure.textContent())?.replace(name, '').match(/\d+/)?.[0])
    await figure.click()
    await expect.poll(() => leadCount(page)).toBe(counted)
    await home.click()
  }
})

test('weeks are reached by keyboard, and say what they count', async () => {
  const { page } = app
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  const weeks = page.getByRole('region', { name: 'Leads per week' }).getByRole('button')
  await expect(weeks).toHaveCount(12)
  const week = weeks.nth(10)
  await week.focus()
  const counted = Number((await week.textContent())?.split(': ')[1])
  expect(counted).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect.poll(() => leadCount(page)).toBe(counted)
})

test('tasks of today are done in place, and what happened last leads to its record and its list', async () => {
  const { page } = app
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  const tasks = page.getByRole('region', { name: 'My tasks' })
  const overdue = tasks.getByRole('region', { name: 'Overdue' })
  const lines = overdue.getByTestId('task-line')
  await expect(lines.first()).toBeVisible()
  const before = await lines.count()
  await lines.first().getByRole('button').first().click()
  await expect(lines).toHaveCount(before - 1)
  await undo(page)
  await expect(lines).toHaveCount(before)
  await overdue.getByRole('button', { name: /^Overdue/ }).click()
  await expect(page.getByRole('region', { name: 'Overdue' }).getByTestId('task-line')).toHaveCount(before)
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await page
    .getByRole('region', { name: 'Recent activity' })
    .getByRole('button', { name: 'All activities' })
    .click()
  await expect(page.getByTestId('activity-line').first()).toBeVisible()
})

test('what a person logged opens the activities that it counts', async () => {
  const { page } = app
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('region', { name: 'Activity by person' }).getByRole('button').first().click()
  await expect(page.getByTestId('activity-line').first()).toBeVisible()
  await expect(page).toHaveURL(/#\/activities$/)
})
