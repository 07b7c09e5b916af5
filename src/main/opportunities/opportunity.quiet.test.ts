import type { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const now = new Date('2026-01-20T08:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin])
  services.clock.now = now
})

const deals = () => services.db.collection('opportunities')
const add = async (name: string, more: object = {}) =>
  (await deals().insertOne({ name, stage: 'negotiation', updated_at: daysAgo(20), ...more })).insertedId

async function quietNames(): Promise<string[]> {
  const { columns } = dataOf(await services.as(admin).opportunities.board({}))
  return columns
    .flatMap(({ cards }) => cards)
    .filter(({ isQuiet }) => isQuiet)
    .map(({ name }) => name)
    .sort()
}

test('an open deal that nobody has touched for 14 days is quiet; won and lost may rest', async () => {
  await add('forgotten')
  await add('no dates at all', { updated_at: null })
  await add('new, never updated', { updated_at: '', created_at: daysAgo(2) })
  await add('touched', { updated_at: daysAgo(13) })
  await add('touched, as text', { updated_at: daysAgo(3).toISOString() })
  await add('won', { stage: 'closed_won' })
  await add('of an unknown stage', { stage: 'mars' })
  expect(await quietNames()).toEqual(['forgotten', 'no dates at all', 'of an unknown stage'])
})

test('an entry of any program wakes it up, however its date and link are stored', async () => {
  const entries = [
    ['activities', (id: ObjectId) => ({ opportunity_id: id.toHexString(), created_at: daysAgo(3) })],
    ['activities', (id: ObjectId) => ({ opportunity_id: id, created_at: daysAgo(3) })],
    [
      'crm_activities',
      (id: ObjectId) => ({ opportunity_id: id.toHexString(), sent_at: daysAgo(1).toISOString() })
    ],
    ['notes', (id: ObjectId) => ({ opportunity_id: id.toHexString(), created_at: daysAgo(1) })],
    ['timeline_events', (id: ObjectId) => ({ opportunity_id: id.toHexString(), created_at: daysAgo(1) })]
  ] as const
  for (const [collection, entry] of entries) {
    await services.db.collection(collection).insertOne(entry(await add(`woken by ${collection}`)))
  }
  const asleep = await add('asleep')
  await services.db.collection('activities').insertOne({
    opportunity_id: asleep.toHexString(),
    created_at: daysAgo(15)
  })
  expect(await quietNames()).toEqual(['asleep'])
  expect(dataOf(await services.as(admin).opportunities.get({ _id: asleep.toHexString() }))).toMatchObject({
    isQuiet: true
  })
})

test('the team says after how many days', async () => {
  await add('forgotten')
  dataOf(await services.as(admin).pipeline.saveSettings({ set: { stale_days: 21 } }))
  expect(await quietNames()).toEqual([])
  dataOf(await services.as(admin).pipeline.saveSettings({ set: { stale_days: 7 } }))
  expect(await quietNames()).toEqual(['forgotten'])
})
