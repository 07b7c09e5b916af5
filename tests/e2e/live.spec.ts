import { ObjectId } from 'mongodb'
import { expect, type Locator, type Page, test } from 'playwright/test'
import { goTo, startTeam, type Team, untilFollowing } from '../support/team.ts'

/** Two people at two computers: what one does, the other sees, and nothing moves under their hands. */

let team: Team
test.beforeEach(async () => {
  team = await startTeam({ isReplicaSet: true })
})
test.afterEach(() => team.stop())

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000)
const stored = (collection: string, _id: ObjectId) => team.db.collection(collection).findOne({ _id })

/** What a colleague's program does, through its own main process. */
async function call(page: Page, channel: string, input: object): Promise<void> {
  const answer = await page.evaluate(
    ([name, given]) =>
      (
        globalThis as unknown as { carmel: { invoke: (c: string, i: object) => Promise<{ ok: boolean }> } }
      ).carmel.invoke(name, given),
    [channel, input] as const
  )
  expect(answer).toMatchObject({ ok: true })
}

async function topOf(row: Locator): Promise<number | undefined> {
  return (await row.boundingBox())?.y
}

test('a list, a record and the board show what a colleague does', async () => {
  const leads = Array.from({ length: 120 }, (_, n) => ({
    _id: new ObjectId(),
    brand_name: `Brand ${String(n).padStart(3, '0')}`,
    email: `brand${n}@shop.example`,
    company: 'First',
    owner_email: 'sales@carmel.example',
    assigned_to: 'sales@carmel.example',
    status: 'NEW',
    created_at: day(n),
    updated_at: day(n)
  }))
  const deal = {
    _id: new ObjectId(),
    name: 'Big deal',
    stage: 'qualification',
    value: 1000,
    owner_email: 'sales@carmel.example',
    created_at: day(0),
    updated_at: day(0)
  }
  await team.db.collection('leads').insertMany(leads)
  await team.db.collection('opportunities').insertOne(deal)
  const ada = (await team.open('admin@carmel.example')).page
  const sam = (await team.open('sales@carmel.example')).page
  await untilFollowing(ada)
  await untilFollowing(sam)

  // Far down the list, with a row chosen and a cell open: a lead that comes in above moves nothing.
  await goTo(ada, '/leads')
  const row = ada.getByTestId('lead-row').filter({ hasText: 'Brand 060' })
  await ada.getByRole('grid').evaluate((grid) => grid.scrollTo(0, 36 * 55))
  await expect(row).toBeVisible()
  await row.getByRole('checkbox').dispatchEvent('click')
  await expect(row).toHaveAttribute('aria-selected', 'true')
  const before = await topOf(row)
  await call(sam, 'leads.create', { brand_name: 'Newcomer', email: 'new@comer.example' })
  await expect(ada.getByText('121 leads')).toBeVisible()
  await expect(row).toHaveAttribute('aria-selected', 'true')
  expect(await topOf(row)).toBe(before)
  await ada.getByRole('grid').evaluate((grid) => grid.scrollTo(0, 0))
  await expect(ada.getByTestId('lead-row').filter({ hasText: 'Newcomer' })).toBeVisible()

  // While a field is typed into: other fields change, this one says by whom it was changed, and the words stay.
  const lead = leads[60]?._id ?? new ObjectId()
  const field = (name: string) => ada.locator(`[data-field="${name}"]`)
  await goTo(ada, `/leads/${lead}`)
  await field('company').getByRole('button').first().click()
  const input = field('company').getByRole('textbox')
  await input.fill('Mine')
  await call(sam, 'leads.update', {
    _id: lead.toHexString(),
    set: { company: 'Theirs', target_city: 'Rome' },
    base: { company: 'First', target_city: null }
  })
  await expect(field('target_city')).toContainText('Rome')
  await expect(field('company').getByRole('alert')).toContainText('Sam Sales set this to Theirs.')
  await expect(input).toBeFocused()
  await expect(input).toHaveValue('Mine')
  await field('company').getByRole('button', { name: 'Use it' }).click()
  await expect(field('company')).toContainText('Theirs')
  expect(await stored('leads', lead)).toMatchObject({ company: 'Theirs' })

  // A form keeps what was typed, takes the rest, and tells of what both have changed before it is saved.
  await goTo(ada, `/opportunities/${deal._id}`)
  const step = ada.getByRole('textbox', { name: 'Next step' })
  await step.fill('Mine')
  await call(sam, 'opportunities.update', {
    _id: deal._id.toHexString(),
    set: { next_step: 'Theirs', value: 2500 },
    base: { next_step: null, value: 1000 }
  })
  await expect(ada.getByRole('alert')).toContainText('Sam Sales set this to Theirs.')
  await expect(ada.getByRole('textbox', { name: 'Value' })).toHaveValue('2,500')
  await expect(step).toHaveValue('Mine')
  await ada.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => stored('opportunities', deal._id)).toMatchObject({ next_step: 'Mine', value: 2500 })

  // A card goes to its new column by itself.
  await goTo(ada, '/pipeline')
  await expect(ada.getByTestId('board-column-qualification').getByTestId('board-card')).toHaveText(/Big deal/)
  await call(sam, 'opportunities.move', {
    cards: [{ _id: deal._id.toHexString(), from: 'qualification' }],
    to: 'negotiation',
    lost_reason: null
  })
  await expect(ada.getByTestId('board-column-negotiation').getByTestId('board-card')).toHaveText(/Big deal/)
  await expect(ada.getByTestId('board-column-qualification').getByTestId('board-card')).toHaveCount(0)
})
