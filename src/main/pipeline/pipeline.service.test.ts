import { Int32 } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { stages } from '#shared/opportunities/stages.ts'
import { defaultPipelineSettings, type StageSetting } from '#shared/pipeline/pipeline.settings.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const vera = person('vera', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, vera]))

const pipeline = (user = admin) => services.as(user).pipeline
const stored = () => services.db.collection('crm_settings').find({}, { promoteValues: false }).toArray()
const usual = defaultPipelineSettings.stages
const renamed: StageSetting[] = usual.map((setting) =>
  setting.stage === 'negotiation'
    ? { ...setting, names: { en: 'Talks', fr: null, he: null }, probability: 70 }
    : setting
)

test('without any settings everybody works with the usual eight and 14 days', async () => {
  for (const user of [admin, sam, vera]) {
    expect(dataOf(await pipeline(user).settings({}))).toEqual({ ...defaultPipelineSettings, stale_days: 14 })
  }
  expect(await stored()).toEqual([])
})

test('the later back end’s list counts until the team has its own', async () => {
  const later = [{ id: 'negotiation', name: 'Haggling', order: 1, color: 'red', probability: 55 }]
  await services.db.collection('settings').insertMany([
    { _id: 'main' as never, site_name: 'Example' },
    { key: 'pipeline_stages', value: later }
  ])
  const before = dataOf(await pipeline().settings({}))
  const negotiation = before.stages.find(({ stage }) => stage === 'negotiation')
  expect(negotiation).toMatchObject({ names: { en: 'Haggling', he: 'Haggling' }, probability: 55 })
  dataOf(await pipeline().saveSettings({ set: { stages: renamed }, base: { stages: before.stages } }))
  expect(dataOf(await pipeline().settings({})).stages).toEqual(renamed)
  expect(await services.db.collection('settings').findOne({ key: 'pipeline_stages' })).toMatchObject({
    value: later
  })
})

test('saving keeps every other setting and tells the windows', async () => {
  await services.db.collection('crm_settings').insertOne({ available_tags: ['hot'], odd: [1] })
  const saved = dataOf(
    await pipeline().saveSettings({ set: { stages: renamed.toReversed(), stale_days: 30 } })
  )
  expect(saved.stages).toEqual(renamed.toReversed())
  expect(saved.stale_days).toBe(30)
  const [document, ...others] = await stored()
  expect(others).toEqual([])
  expect(document).toMatchObject({
    available_tags: ['hot'],
    odd: [new Int32(1)],
    pipeline_stale_days: new Int32(30),
    updated_at: services.clock.now
  })
  expect(document?.pipeline_stages[2]).toEqual({
    id: 'negotiation',
    name: 'Talks',
    labels: { en: 'Talks' },
    order: new Int32(2),
    probability: new Int32(70)
  })
  expect(services.changes).toMatchObject([{ collection: 'crm_settings', kind: 'updated' }])
})

test('what did not change is not written', async () => {
  dataOf(await pipeline().saveSettings({ set: { stages: usual, stale_days: 14 } }))
  expect(await stored()).not.toMatchObject([{ pipeline_stages: expect.anything() }])
  expect(services.changes).toEqual([])
})

test('two administrators: the second sees what the first has saved, and nothing is overwritten', async () => {
  const base = { stages: usual, stale_days: 14 }
  dataOf(await pipeline().saveSettings({ set: { stages: renamed }, base }))
  expect(await pipeline().saveSettings({ set: { stages: usual.toReversed() }, base })).toMatchObject({
    error: { code: 'changed_elsewhere', details: { fields: ['stages'], current: { stages: renamed } } }
  })
  dataOf(await pipeline().saveSettings({ set: { stale_days: 3 }, base }))
  expect(dataOf(await pipeline().settings({}))).toMatchObject({ stages: renamed, stale_days: 3 })
})

test('two that save the first settings at once make one document', async () => {
  const answers = await Promise.all([
    pipeline().saveSettings({ set: { stale_days: 3 } }),
    pipeline().saveSettings({ set: { stages: renamed } })
  ])
  for (const answer of answers) dataOf(answer)
  expect(await stored()).toHaveLength(1)
  expect(dataOf(await pipeline().settings({}))).toMatchObject({ stages: renamed, stale_days: 3 })
})

test('only administrators save', async () => {
  for (const user of [sam, vera]) {
    expect(await pipeline(user).saveSettings({ set: { stale_days: 3 } })).toMatchObject({
      error: { code: 'forbidden' }
    })
  }
})

test.each([
  ['a stage is missing', { stages: usual.slice(1) }],
  ['a stage is there twice', { stages: [...usual.slice(1), usual[1]] }],
  ['a stage is none of the eight', { stages: usual.map((setting) => ({ ...setting, stage: 'demo' })) }],
  [
    'a name is empty',
    { stages: usual.map((setting) => ({ ...setting, names: { en: ' ', fr: null, he: null } })) }
  ],
  ['a probability is none', { stages: usual.map((setting) => ({ ...setting, probability: 101 })) }],
  ['no day is left', { stale_days: 0 }],
  ['an operator is sent', { stale_days: { $gt: 1 } }]
])('settings where %s are bad input', async (_what, set) => {
  expect(await pipeline().saveSettings({ set: set as never })).toMatchObject({
    error: { code: 'invalid_input' }
  })
  expect(await stored()).toEqual([])
})

test('every stage has its place, whatever is stored', () => {
  expect(usual.map(({ stage }) => stage)).toEqual(stages)
})
