import { expect, type Page, test } from 'playwright/test'
import { typeThere } from '../support/steps.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

/** Whatever is typed is stored as it is, or refused with a sentence at its field; and what was typed stays. */

let team: Team
let page: Page
test.beforeAll(async () => {
  team = await startTeam()
  page = (await team.open('admin@carmel.example')).page
})
test.afterAll(() => team.stop())

/** Emoji of several parts, right-to-left text with its marks, HTML, a formula, an operator, quotes. */
const odd = '=HYPERLINK("x") <img src=x onerror=alert(1)> 👨‍👩‍👧 שלום‏ עולם é {"$gt":""} \\ ’'
const tooLong = 'א'.repeat(10_000)

const kinds = [
  {
    kind: 'lead',
    open: () => goTo(page, '/leads/new'),
    dialog: 'New lead',
    name: 'Brand',
    collection: 'leads',
    field: 'brand_name',
    fill: () => form('New lead').getByLabel('E-mail').fill('tal@nova.example')
  },
  {
    kind: 'contact',
    open: () => goTo(page, '/contacts/new'),
    dialog: 'New contact',
    name: 'Name',
    collection: 'contacts',
    field: 'name',
    fill: async () => undefined
  },
  {
    kind: 'opportunity',
    open: async () => {
      await goTo(page, '/opportunities')
      await page.getByRole('button', { name: 'New opportunity' }).first().click()
    },
    dialog: 'New opportunity',
    name: 'Name',
    collection: 'opportunities',
    field: 'name',
    fill: async () => undefined
  },
  {
    kind: 'task',
    open: async () => {
      await goTo(page, '/tasks')
      await page.getByRole('button', { name: 'New task' }).first().click()
    },
    dialog: 'New task',
    name: 'Title',
    collection: 'tasks',
    field: 'title',
    fill: async () => undefined
  }
]

const form = (name: string) => page.getByRole('dialog', { name })
const save = () => page.keyboard.press('ControlOrMeta+Enter')

for (const { kind, open, dialog, name, collection, field, fill } of kinds) {
  test(`a ${kind} with a name of 10,000 letters is refused at its field; an odd one is stored as typed`, async () => {
    await open()
    const box = form(dialog)
      .getByLabel(name, { exact: true })
      .or(form(dialog).getByLabel(`${name} *`, { exact: true }))
    await fill()
    await box.fill(tooLong)
    await save()
    await expect(form(dialog).getByText('This is too long.')).toBeVisible()
    await expect(box).toHaveValue(tooLong)
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    expect(await team.db.collection(collection).countDocuments()).toBe(0)

    await box.fill(odd)
    await expect(form(dialog).getByText('This is too long.')).toHaveCount(0)
    await save()
    await expect(form(dialog)).toBeHidden()
    expect(await team.db.collection(collection).findOne()).toMatchObject({ [field]: odd })
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
    await goTo(page, `/${collection}`)
    await expect(page.getByText(odd).first()).toBeVisible()
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
  })
}

test('wrong e-mail addresses are refused in forms and in place, and stay to be corrected', async () => {
  await goTo(page, '/leads/new')
  await form('New lead').getByLabel('Brand').fill('Nova')
  for (const wrong of ['tal', 'tal@', 'tal@nova', 'a b@nova.example', '@nova.example']) {
    await form('New lead').getByLabel('E-mail').fill(wrong)
    await save()
    await expect(form('New lead').getByText('This is not an e-mail address.')).toBeVisible()
    await expect(form('New lead').getByLabel('E-mail')).toHaveValue(wrong)
  }
  await form('New lead').getByLabel('E-mail').fill('tal@nova.example')
  await form('New lead').getByRole('button', { name: 'More fields' }).click()
  await form('New lead').getByLabel('Budget').fill('-5')
  await save()
  await expect(form('New lead').getByText('This can’t be below zero.')).toBeVisible()
  await form('New lead').getByLabel('Budget').fill('5000000000000')
  await save()
  await expect(form('New lead').getByText('This number is too large.')).toBeVisible()
  await form('New lead').getByLabel('Budget').fill('5')
  await save()
  await expect(page).toHaveURL(/#\/leads\/[0-9a-f]{24}$/)

  const email = page.locator('[data-field="email"]')
  await email.getByRole('button').first().click()
  await typeThere(page, 'nobody at all')
  await page.keyboard.press('Enter')
  await expect(email.getByRole('alert')).toHaveText('This is not an e-mail address.')
  await expect(email.getByRole('textbox')).toHaveValue('nobody at all')
  await page.keyboard.press('Escape')
  await expect(email).toContainText('tal@nova.example')

  await goTo(page, '/contacts/new')
  await form('New contact').getByLabel('E-mail').fill('lea@')
  await save()
  await expect(form('New contact').getByText('This is not an e-mail address.')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('amounts, percents and days that can’t be are refused at an opportunity, as they were typed', async () => {
  const before = await team.db.collection('opportunities').countDocuments()
  await goTo(page, '/opportunities')
  await page.getByRole('button', { name: 'New opportunity' }).first().click()
  const deal = form('New opportunity')
  await deal.getByLabel('Name').fill('Nova')
  await deal.getByLabel('Value', { exact: true }).fill('-5')
  await deal.getByLabel('Probability').fill('140')
  await deal.getByLabel('Expected close').fill('31 Feb 2026')
  await deal.getByLabel('Next action').fill('some day')
  await deal.getByLabel('Name').click()
  await save()
  await expect(deal.getByText('This can’t be below zero.')).toBeVisible()
  await expect(deal.getByText('Enter a whole number from 0 to 100.')).toBeVisible()
  await expect(deal.getByText('Enter a date from 2000 to 2199.')).toHaveCount(2)
  await expect(deal.getByLabel('Value', { exact: true })).toHaveValue('-5')
  await expect(deal.getByLabel('Probability')).toHaveValue('140%')
  await expect(deal.getByLabel('Expected close')).toHaveValue('31 Feb 2026')
  await expect(deal.getByLabel('Next action')).toHaveValue('some day')
  expect(await team.db.collection('opportunities').countDocuments()).toBe(before)

  await deal.getByLabel('Value', { exact: true }).fill('5')
  await deal.getByLabel('Probability').fill('40')
  await deal.getByLabel('Expected close').fill('28 Feb 2026')
  await deal.getByLabel('Next action').fill('')
  await deal.getByLabel('Name').click()
  await save()
  await expect(deal).toBeHidden()
  expect(await team.db.collection('opportunities').findOne({ name: 'Nova' })).toMatchObject({
    value: 5,
    probability: 40,
    expected_close_date: new Date('2026-02-28T12:00:00Z')
  })
})

test('a task for a day that is none is refused at the day; nothing is stored', async () => {
  await goTo(page, '/tasks')
  await page.getByRole('button', { name: 'New task' }).first().click()
  const task = form('New task')
  await task.getByLabel('Title').fill('Call Nova')
  await task.getByLabel('Due', { exact: true }).fill('2026-02-30')
  await task.getByLabel('Title').click()
  await save()
  await expect(task.getByText('Enter a date from 2000 to 2199.')).toBeVisible()
  await expect(task.getByLabel('Due', { exact: true })).toHaveValue('2026-02-30')
  await task.getByLabel('Due', { exact: true }).fill('1 Mar 1850')
  await task.getByLabel('Title').click()
  await save()
  await expect(task.getByText('Enter a date from 2000 to 2199.')).toBeVisible()
  expect(await team.db.collection('tasks').findOne({ title: 'Call Nova' })).toBeNull()
  await task.getByLabel('Due', { exact: true }).fill('1 Mar 2026')
  await task.getByLabel('Title').click()
  await save()
  await expect(task).toBeHidden()
  expect(await team.db.collection('tasks').findOne({ title: 'Call Nova' })).toMatchObject({
    due_date: new Date('2026-03-01T12:00:00Z')
  })
})
