import type { ObjectId } from 'mongodb'
import { expect, type Page, test } from 'playwright/test'
import { typeThere } from '../support/steps.ts'
import { goTo, startTeam, type Team, untilFollowing } from '../support/team.ts'

/**
 * Two people save the same record: fields of their own are both kept; of one field both values are shown, and the second
 * person chooses. A change that the window does not hear of is written to the database directly, without its date, which
 * is what a server without change streams is asked for.
 */

let team: Team
let page: Page
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

const field = (name: string) => page.locator(`[data-field="${name}"]`)
const stored = (collection: string, _id: ObjectId) => team.db.collection(collection).findOne({ _id })
const elsewhere = (collection: string, _id: ObjectId, set: object) =>
  team.db.collection(collection).updateOne({ _id }, { $set: set })

async function add(collection: string, document: object): Promise<ObjectId> {
  const { insertedId } = await team.db
    .collection(collection)
    .insertOne({ created_at: new Date(), ...document })
  page = (await team.open('admin@carmel.example')).page
  await untilFollowing(page)
  return insertedId
}

for (const { kind, other, edited } of [
  { kind: 'leads', other: 'company', edited: 'target_city' },
  { kind: 'contacts', other: 'position', edited: 'company' }
]) {
  test(`${kind}: only the edited field is written; the same field is asked about`, async () => {
    const id = await add(kind, {
      name: 'Tal',
      brand_name: 'Nova',
      email: 'tal@nova.example',
      [edited]: 'Old'
    })
    await goTo(page, `/${kind}/${id}`)
    await field(edited).getByRole('button').first().click()
    await typeThere(page, 'First')
    await elsewhere(kind, id, { [other]: 'Theirs', unknown_field: 7 })
    await page.keyboard.press('Enter')
    await expect
      .poll(() => stored(kind, id))
      .toMatchObject({ [edited]: 'First', [other]: 'Theirs', unknown_field: 7 })

    await field(edited).getByRole('button').first().click()
    await typeThere(page, 'Mine')
    await elsewhere(kind, id, { [edited]: 'Theirs' })
    await page.keyboard.press('Enter')
    await expect(field(edited).getByRole('definition')).toHaveText(['Theirs', 'Mine'])
    expect(await stored(kind, id)).toMatchObject({ [edited]: 'Theirs' })
    await field(edited).getByRole('button', { name: 'Keep theirs' }).click()
    await expect(field(edited).getByRole('definition')).toHaveCount(0)
    expect(await stored(kind, id)).toMatchObject({ [edited]: 'Theirs' })

    await field(edited).getByRole('button').first().click()
    await typeThere(page, 'Mine')
    await elsewhere(kind, id, { [edited]: 'Again theirs' })
    await page.keyboard.press('Enter')
    await field(edited).getByRole('button', { name: 'Save yours' }).click()
    await expect.poll(() => stored(kind, id)).toMatchObject({ [edited]: 'Mine' })
  })
}

test('a menu of a lead: both stages are shown, and one is chosen', async () => {
  const id = await add('leads', { brand_name: 'Nova', email: 'tal@nova.example', stage: 'qualification' })
  await goTo(page, `/leads/${id}`)
  await expect(page.getByRole('heading', { name: 'Nova' })).toBeVisible()
  await elsewhere('leads', id, { stage: 'proposal_sent' })
  await page.getByTitle('Change Stage').click()
  await page.getByRole('menuitemradio', { name: 'Negotiation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Stage' })
  await expect(dialog.getByRole('definition')).toHaveText(['Proposal sent', 'Negotiation'])
  expect(await stored('leads', id)).toMatchObject({ stage: 'proposal_sent' })
  await dialog.getByRole('button', { name: 'Save yours' }).click()
  await expect.poll(() => stored('leads', id)).toMatchObject({ stage: 'negotiation' })
})

test('an opportunity: other fields stay as somebody else left them; of the same field both values are shown', async () => {
  const id = await add('opportunities', {
    name: 'Nova',
    stage: 'qualification',
    value: 1000,
    next_step: 'Call'
  })
  await goTo(page, `/opportunities/${id}`)
  const step = page.getByRole('textbox', { name: 'Next step' })
  await step.fill('Send the offer')
  await elsewhere('opportunities', id, { value: 2500 })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => stored('opportunities', id))
    .toMatchObject({ next_step: 'Send the offer', value: 2500 })

  await step.fill('Mine')
  await elsewhere('opportunities', id, { next_step: 'Theirs' })
  await page.getByRole('button', { name: 'Save' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else set this to Theirs.' })
  await expect(notice).toBeVisible()
  await expect(step).toHaveValue('Mine')
  expect(await stored('opportunities', id)).toMatchObject({ next_step: 'Theirs' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => stored('opportunities', id)).toMatchObject({ next_step: 'Mine' })

  await step.fill('Mine again')
  await elsewhere('opportunities', id, { next_step: 'Theirs' })
  await page.getByRole('button', { name: 'Save' }).click()
  await notice.getByRole('button', { name: 'Use it' }).click()
  await expect(step).toHaveValue('Theirs')
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

test('a task: other fields stay as somebody else left them; of the same field both values are shown', async () => {
  const id = await add('tasks', {
    title: 'Call',
    priority: 'B',
    is_completed: false,
    assigned_to_email: 'admin@carmel.example'
  })
  await goTo(page, '/tasks')
  const open = () =>
    page
      .getByTestId('task-line')
      .getByRole('button')
      .filter({ hasText: /Call|Mine/ })
      .click()
  const dialog = page.getByRole('dialog', { name: 'Task' })
  await open()
  await dialog.getByLabel('Description').fill('About Haifa')
  await elsewhere('tasks', id, { priority: 'A' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toBeHidden()
  expect(await stored('tasks', id)).toMatchObject({ description: 'About Haifa', priority: 'A' })

  await open()
  await dialog.getByLabel('Title').fill('Mine')
  await elsewhere('tasks', id, { title: 'Theirs' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog.getByText('Somebody else set this to Theirs.')).toBeVisible()
  expect(await stored('tasks', id)).toMatchObject({ title: 'Theirs' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toBeHidden()
  expect(await stored('tasks', id)).toMatchObject({
    title: 'Mine',
    priority: 'A',
    description: 'About Haifa'
  })
})

test('two laptops save the same lead at the same moment: nothing is lost unseen', async () => {
  const id = await add('leads', { brand_name: 'Nova', email: 'tal@nova.example', target_city: 'Haifa' })
  const pages = [page, (await team.open('admin@carmel.example')).page]
  const city = (of: Page) => of.locator('[data-field="target_city"]')
  for (const [at, window] of pages.entries()) {
    await goTo(window, `/leads/${id}`)
    await city(window).getByRole('button').first().click()
    await typeThere(window, `City ${at}`)
  }
  await Promise.all(pages.map((window) => window.keyboard.press('Enter')))
  const asked = pages.map((window) => city(window).getByText('changed this in the meantime'))
  await expect.poll(async () => ((await asked[0]?.count()) ?? 0) + ((await asked[1]?.count()) ?? 0)).toBe(1)
  const loser = (await asked[0]?.count()) ? 0 : 1
  expect(await stored('leads', id)).toMatchObject({ target_city: `City ${1 - loser}` })
  await expect(city(pages[loser] ?? page).getByRole('definition')).toHaveText([
    `City ${1 - loser}`,
    `City ${loser}`
  ])
})
