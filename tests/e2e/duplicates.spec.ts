import { type Document, ObjectId } from 'mongodb'
import { expect, type Page, test } from 'playwright/test'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { undo } from '../support/steps.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

let team: Team
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

const leads = () => team.db.collection('leads')
const groups = (page: Page) => page.getByTestId('duplicate-group')
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Merge two/ })
const choice = (page: Page, field: string, value: string) =>
  dialog(page)
    .getByRole('group', { name: field, exact: true })
    .getByRole('radio', { name: value, exact: true })

const nova = { brand_name: 'Nova', email: 'tal@nova.example', phone: '054-1234567', language: 'he' }

test('two leads become one with the chosen values; the task moves; Undo right after brings both back', async () => {
  const old = { ...nova, status: 'QUALIFIED', target_city: 'Haifa', created_at: new Date('2026-01-01') }
  const fresh = { ...nova, brand_name: 'NOVA', email: 'office@nova.example', status: 'NEW', tags: ['hot'] }
  const { insertedId: winner } = await leads().insertOne({ ...old })
  const { insertedId: loser } = await leads().insertOne({ ...fresh, sector: 'food' })
  await team.db.collection('tasks').insertOne({ title: 'Call', lead_id: loser.toHexString() })
  await leads().insertOne({ brand_name: 'Other', email: 'x@other.example' })
  const { page } = await team.open('admin@carmel.example')
  await page.getByRole('link', { name: 'Find duplicates' }).click()
  await expect(groups(page)).toHaveCount(1)
  await expect(groups(page)).toContainText(/Same number.*Same brand/)
  await groups(page).getByRole('button', { name: 'Merge…' }).click()

  await expect(dialog(page).getByText('1 task', { exact: true })).toBeVisible()
  await expect(choice(page, 'E-mail', 'tal@nova.example')).toBeChecked()
  await expect(choice(page, 'Sector', 'Restaurant / Food')).toBeChecked()
  await expect(choice(page, 'Target city', 'Haifa')).toBeChecked()
  await expect(dialog(page).getByRole('group', { name: 'Phone' })).toHaveCount(0)
  await choice(page, 'E-mail', 'office@nova.example').check()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('Merged into Nova.')).toBeVisible()
  await expect(groups(page)).toHaveCount(0)
  expect(await leads().findOne({ _id: winner })).toMatchObject({
    brand_name: 'Nova',
    email: 'office@nova.example',
    status: 'QUALIFIED',
    sector: 'food',
    tags: ['hot']
  })
  expect(await leads().findOne({ _id: loser })).toBeNull()
  expect(await team.db.collection('tasks').findOne()).toMatchObject({ lead_id: winner.toHexString() })

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Both are there again.')).toBeVisible()
  expect(await leads().findOne({ _id: winner })).toMatchObject(old)
  expect(await leads().findOne({ _id: loser })).toMatchObject({ ...fresh, sector: 'food' })
  expect(await team.db.collection('tasks').findOne()).toMatchObject({ lead_id: loser.toHexString() })
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(groups(page)).toHaveCount(1)
})

test('two selected leads are merged, the other way round as well; the entry in the timeline takes it back', async () => {
  const { insertedId: a } = await leads().insertOne({ ...nova, name: 'Tal Cohen' })
  const { insertedId: b } = await leads().insertOne({ brand_name: 'Nova Ltd', email: 'b@nova.example' })
  const { page } = await team.open('admin@carmel.example')
  const rows = page.getByTestId('lead-row')
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Merge…' })).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Merge…' }).click()
  await expect(choice(page, 'Brand', 'Nova')).toBeChecked()
  await dialog(page)
    .getByRole('radio', { name: /Nova Ltd.*/ })
    .first()
    .check()
  await expect(choice(page, 'Brand', 'Nova Ltd')).toBeChecked()
  await expect(choice(page, 'Contact person', 'Tal Cohen')).toBeChecked()
  await dialog(page).getByRole('button', { name: 'Merge' }).click()
  await expect(rows).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0)
  expect(await leads().findOne({ _id: b })).toMatchObject({ name: 'Tal Cohen', phone: nova.phone })

  await rows.first().click()
  const entry = page.getByTestId('timeline-entry').filter({ hasText: 'Merged with this record' })
  await expect(entry).toContainText('Tal Cohen')
  await entry.getByRole('button', { name: 'Undo merge' }).click()
  await expect(entry).toContainText('Undone')
  await expect(page.getByTestId('timeline-entry').filter({ hasText: 'Merge undone' })).toBeVisible()
  expect(await leads().findOne({ _id: a })).toMatchObject(nova)
  expect(await leads().findOne({ _id: b })).not.toHaveProperty('phone')
})

test('what is no duplicate stays away until somebody takes that back; three are merged one after the other', async () => {
  for (const name of ['Tal', 'Noa', 'Dan']) await leads().insertOne({ ...nova, name, phone: null })
  await leads().insertMany([
    { brand_name: 'Franchise Group', email: 'a@a.example' },
    { brand_name: 'franchise group', email: 'b@b.example' }
  ])
  const { page } = await team.open('admin@carmel.example')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('find duplicate leads')
  await expect(page.getByRole('option', { name: /duplicate leads/i })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(groups(page)).toHaveCount(2)
  const franchise = groups(page).filter({ hasText: 'Franchise Group' })
  await franchise.getByRole('button', { name: 'Not duplicates' }).click()
  await expect(groups(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(page.getByText('Searched now')).toBeVisible()
  await expect(groups(page)).toHaveCount(1)
  await page.getByText('Told apart', { exact: true }).click()
  await expect(groups(page)).toContainText('Franchise Group')
  await groups(page).getByRole('button', { name: 'Back to review' }).click()
  await expect(page.getByText('Nobody has told any apart yet.')).toBeVisible()
  await page.getByText('To review', { exact: true }).click()
  await expect(groups(page)).toHaveCount(2)

  const three = groups(page).filter({ hasText: 'Noa' })
  await expect(three.getByRole('button', { name: 'Merge…' })).toBeDisabled()
  await three.getByRole('checkbox').nth(0).check()
  await three.getByRole('checkbox').nth(2).check()
  await three.getByRole('checkbox').nth(1).check()
  await three.getByRole('button', { name: 'Merge…' }).click()
  await expect(choice(page, 'Contact person', 'Tal')).toBeChecked()
  await expect(choice(page, 'Contact person', 'Dan')).not.toBeChecked()
  await expect(dialog(page)).toContainText('1 more after this')
  await dialog(page).getByRole('button', { name: 'Merge' }).click()
  // What has become of the two is merged with the third.
  await expect(choice(page, 'Contact person', 'Noa')).not.toBeChecked()
  await expect(dialog(page)).not.toContainText('more after this')
  await dialog(page).getByRole('button', { name: 'Merge' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(three).toHaveCount(0)
  await expect(groups(page)).toHaveCount(1)
})

test('contacts of one person are merged from their page', async () => {
  const contacts = team.db.collection('contacts')
  await contacts.insertMany([
    { name: 'Léa Martin', company: 'Éclat', email: 'lea@eclat.example', created_at: new Date() },
    {
      name: 'LEA MARTIN',
      company: 'eclat',
      email: 'lm@eclat.example',
      position: 'CEO',
      created_at: new Date()
    }
  ])
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, '/contacts')
  await page.getByRole('link', { name: 'Find duplicates' }).click()
  await expect(groups(page)).toContainText('Same name and company')
  await groups(page).getByRole('button', { name: 'Merge…' }).click()
  await dialog(page)
    .getByRole('radio', { name: /Léa Martin/ })
    .first()
    .check()
  await expect(choice(page, 'Position', 'CEO')).toBeChecked()
  await dialog(page).getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByText('Merged into Léa Martin.')).toBeVisible()
  await expect.poll(() => contacts.countDocuments()).toBe(1)
  expect(await contacts.findOne()).toMatchObject({ name: 'Léa Martin', position: 'CEO' })
})

test('what exists twice already is merged from the warning of the new lead, whose text stays', async () => {
  await leads().insertMany([{ ...nova }, { ...nova, brand_name: 'NOVA' }])
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, '/leads/new')
  await page.getByLabel('Brand').fill('nova')
  await page.getByLabel('E-mail').fill(nova.email)
  await page.getByRole('button', { name: 'Merge the existing ones…' }).click()
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByLabel('E-mail')).toHaveValue(nova.email)
  await page.getByRole('button', { name: 'Merge the existing ones…' }).click()
  await dialog(page).getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByText(/^Merged into nova/i)).toBeVisible()
  await expect(page.getByText('A lead with this e-mail and brand exists already.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(nova.email)
  expect(await leads().countDocuments()).toBe(1)
})

test('a lead that is gone meanwhile refuses the merge, and nothing is lost', async () => {
  const { insertedId } = await leads().insertOne({ ...nova, target_city: 'Haifa' })
  await leads().insertOne({ ...nova, brand_name: 'NOVA' })
  const admin = await team.open('admin@carmel.example')
  await goTo(admin.page, '/leads/duplicates')
  await groups(admin.page).getByRole('button', { name: 'Merge…' }).click()
  await expect(choice(admin.page, 'Target city', 'Haifa')).toBeChecked()
  await leads().deleteOne({ _id: insertedId })
  await dialog(admin.page).getByRole('button', { name: 'Merge' }).click()
  await expect(admin.page.getByRole('alert')).toContainText('does not exist any more')
  expect(await leads().countDocuments()).toBe(1)
})

test('only administrators merge: nobody else is offered it', async () => {
  await leads().insertMany(
    [{ ...nova }, { ...nova }].map((lead) => ({ ...lead, owner_email: 'sales@carmel.example' }))
  )
  const { page } = await team.open('sales@carmel.example')
  const rows = page.getByTestId('lead-row')
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'Find duplicates' })).toHaveCount(0)
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Merge…' })).toHaveCount(0)
  await goTo(page, '/leads/duplicates')
  await expect(page).toHaveURL(/#\/leads$/)
})

test.describe('on the legacy dump', () => {
  test.skip(!hasLegacyDump, 'the dump is no part of the project')

  test('the first group is merged and taken back to the byte', async () => {
    for (const name of ['leads', 'contacts', 'activities', 'tasks', 'opportunities', 'notes']) {
      await team.db.collection(name).insertMany(legacyDocuments(name))
    }
    const before = await everything()
    const { page } = await team.open('admin@carmel.example')
    await goTo(page, '/leads/duplicates')
    const first = groups(page)
      .filter({ hasNot: page.getByRole('checkbox') })
      .first()
    await first.getByRole('button', { name: 'Merge…' }).click()
    await dialog(page).getByRole('button', { name: 'Merge' }).click()
    await expect(page.getByText(/^Merged into /)).toBeVisible()
    await expect.poll(() => leads().countDocuments()).toBe(before.leads.length - 1)
    await undo(page)
    await expect(page.getByText('Both are there again.')).toBeVisible()
    const after = await everything()
    expect(after.leads.map(withoutDate)).toEqual(before.leads.map(withoutDate))
    expect(after.tasks.map(withoutDate)).toEqual(before.tasks.map(withoutDate))
    expect(after.opportunities.map(withoutDate)).toEqual(before.opportunities.map(withoutDate))
  })
})

async function everything() {
  const of = (name: string): Promise<Document[]> =>
    team.db.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray()
  return { leads: await of('leads'), tasks: await of('tasks'), opportunities: await of('opportunities') }
}

/** Every write dates what it changes, and a winner remembers the last merge that it was in. */
function withoutDate({ updated_at, last_merge_id, ...rest }: Document): Document {
  return { ...rest, _id: new ObjectId(String(rest._id)).toHexString() }
}
