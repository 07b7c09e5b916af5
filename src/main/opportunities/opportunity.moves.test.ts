import { Double, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Stage } from '#shared/opportunities/stages.ts'
import { defaultPipelineSettings } from '#shared/pipeline/pipeline.settings.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

const opportunities = () => services.db.collection('opportunities')
const activities = () => services.db.collection('activities')
const stored = (id: string) => opportunities().findOne({ _id: new ObjectId(id) }, { promoteValues: false })
const api = (user = admin) => services.as(user).opportunities

async function addDeal(fields: object = {}): Promise<string> {
  const deal = { name: 'Deal', stage: 'qualification', is_closed: false, is_won: false }
  return (await opportunities().insertOne({ ...deal, ...fields })).insertedId.toHexString()
}

const move = (_id: string, from: string | null, to: Stage, lost_reason: string | null = null) =>
  api().move({ cards: [{ _id, from }], to, lost_reason })

async function moved(_id: string, from: string | null, to: Stage, lost_reason: string | null = null) {
  const outcome = dataOf(await move(_id, from, to, lost_reason))
  expect(outcome.refused).toEqual([])
  const first = outcome.moved[0]
  if (!first) throw new Error('Nothing was moved')
  return first
}

async function undo(_id: string, from: string, to: Awaited<ReturnType<typeof moved>>['before']) {
  return dataOf(await api().undoMove({ cards: [{ _id, from, to }] }))
}

test('moving to won closes, moving back opens, and each move is in the history', async () => {
  const lead_id = new ObjectId().toHexString()
  const id = await addDeal({ probability: 60, lead_id, lost_reason: 'old' })
  services.clock.now = new Date('2026-02-01T00:00:00Z')
  await moved(id, 'qualification', 'won')
  expect(await stored(id)).toMatchObject({
    stage: 'won',
    is_closed: true,
    is_won: true,
    probability: new Int32(100),
    closed_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(await stored(id)).not.toHaveProperty('lost_reason')
  const { card } = await moved(id, 'won', 'negotiation')
  expect(card).toMatchObject({ stage: 'negotiation', probability: 80 })
  expect(await stored(id)).toMatchObject({ is_closed: false, is_won: false })
  expect(await stored(id)).not.toHaveProperty('closed_at')
  expect(await activities().find().sort({ _id: 1 }).toArray()).toMatchObject([
    {
      type: 'stage_change',
      opportunity_id: id,
      lead_id,
      metadata: { old_stage: 'qualification', new_stage: 'won' }
    },
    { type: 'stage_change', opportunity_id: id, metadata: { old_stage: 'won', new_stage: 'negotiation' } }
  ])
})

test('losing needs a reason and keeps it', async () => {
  const id = await addDeal({ probability: 60, is_won: true })
  for (const reason of [null, '   ']) {
    expect(await move(id, 'qualification', 'lost', reason)).toMatchObject({
      error: { code: 'invalid_input', details: { fields: { lost_reason: 'required' } } }
    })
  }
  expect(await stored(id)).toMatchObject({ stage: 'qualification' })
  await moved(id, 'qualification', 'lost', 'Budget')
  expect(await stored(id)).toMatchObject({
    stage: 'lost',
    is_closed: true,
    is_won: false,
    probability: new Int32(0),
    lost_reason: 'Budget'
  })
})

test('a probability that stood for its stage goes along; one that somebody entered stays', async () => {
  const usual = await addDeal({ probability: 40 })
  expect((await moved(usual, 'qualification', 'negotiation')).card.probability).toBe(80)
  const entered = await addDeal({ probability: 45 })
  expect((await moved(entered, 'qualification', 'negotiation')).card.probability).toBe(45)
})

test('the team’s own probabilities count, for moves and for new deals', async () => {
  const stages = defaultPipelineSettings.stages.map((setting) =>
    setting.stage === 'negotiation' ? { ...setting, probability: 55 } : setting
  )
  dataOf(await services.as(admin).pipeline.saveSettings({ set: { stages } }))
  const id = await addDeal({ probability: 40 })
  expect((await moved(id, 'qualification', 'negotiation')).card.probability).toBe(55)
  const created = await api().create({ name: 'New', stage: 'negotiation' })
  expect(dataOf(created)).toMatchObject({ probability: 55 })
})

test('a card that somebody else moved meanwhile stays where they put it', async () => {
  const id = await addDeal({ stage: 'negotiation' })
  expect(dataOf(await move(id, 'qualification', 'won'))).toMatchObject({
    moved: [],
    refused: [{ _id: id, code: 'changed_elsewhere', current: { _id: id, stage: 'negotiation' } }]
  })
  expect(await stored(id)).toMatchObject({ stage: 'negotiation', is_closed: false })
})

test('of two people who drag the same card one is refused', async () => {
  const id = await addDeal()
  const answers = await Promise.all([
    move(id, 'qualification', 'won'),
    move(id, 'qualification', 'negotiation'),
    move(id, 'qualification', 'lost', 'x')
  ])
  expect(answers.flatMap((answer) => dataOf(answer).moved)).toHaveLength(1)
  expect(await activities().countDocuments()).toBe(1)
})

test('a card without stage can be moved; within its column a legacy card is left alone', async () => {
  const without = await addDeal({ stage: '' })
  expect((await moved(without, null, 'negotiation')).card.stage).toBe('negotiation')
  const legacy = await addDeal({ stage: 'verbal_commitment' })
  expect((await moved(legacy, 'verbal_commitment', 'negotiation')).card.stage).toBe('verbal_commitment')
  const unknown = await addDeal({ stage: 'Somewhere' })
  expect((await moved(unknown, 'Somewhere', 'negotiation')).card.stage).toBe('negotiation')
})

test('of several cards those that can move do, and the others say why', async () => {
  const [mine, elsewhere] = [await addDeal({ owner_email: sam.email }), await addDeal({ stage: 'won' })]
  const notMine = await addDeal({ owner_email: admin.email })
  await opportunities().updateOne({ _id: new ObjectId(elsewhere) }, { $set: { owner_email: sam.email } })
  const cards = [mine, elsewhere, notMine].map((_id) => ({ _id, from: 'qualification' }))
  const outcome = dataOf(await api(sam).move({ cards, to: 'lost', lost_reason: 'Closed down' }))
  expect(outcome.moved.map(({ card }) => card._id)).toEqual([mine])
  expect(outcome.refused).toMatchObject([
    { _id: elsewhere, code: 'changed_elsewhere' },
    { _id: notMine, code: 'not_found', current: null }
  ])
  expect(await stored(mine)).toMatchObject({ lost_reason: 'Closed down' })
  expect(await stored(notMine)).toMatchObject({ stage: 'qualification' })
})

test('taking a move back brings everything back as it was stored', async () => {
  const closed_at = new Date('2025-10-01T00:00:00Z')
  const states = [
    { stage: 'closed_lost', probability: new Int32(25), lost_reason: 'Budget', closed_at },
    { stage: 'lost' },
    { stage: 'closed_won', probability: new Int32(75) },
    { stage: 'first_call', probability: new Double(12.5) },
    { stage: 'Mars', probability: new Int32(3) }
  ]
  for (const state of states) {
    const id = await addDeal(state)
    const { before } = await moved(id, state.stage, 'negotiation')
    expect(await undo(id, 'negotiation', before)).toMatchObject({ refused: [] })
    const after = await stored(id)
    expect(after).toMatchObject(state)
    for (const field of ['probability', 'closed_at', 'lost_reason']) {
      if (!(field in state)) expect(after).not.toHaveProperty(field)
    }
  }
})

test('a lost deal that was opened again goes back to lost without being asked why', async () => {
  const id = await addDeal()
  await moved(id, 'qualification', 'lost', 'Budget')
  const { before } = await moved(id, 'lost', 'negotiation')
  expect(before).toMatchObject({ stage: 'lost', lost_reason: 'Budget' })
  expect(await undo(id, 'negotiation', before)).toMatchObject({ moved: [{ card: { stage: 'lost' } }] })
  expect(await stored(id)).toMatchObject({ is_closed: true, is_won: false, lost_reason: 'Budget' })
})

test('a deal without stage is without one again', async () => {
  const id = await addDeal({ stage: null })
  const { before } = await moved(id, null, 'won')
  await undo(id, 'won', before)
  expect(await stored(id)).not.toHaveProperty('stage')
})

test('what somebody did after the move is not taken back', async () => {
  const id = await addDeal()
  const { before } = await moved(id, 'qualification', 'negotiation')
  await opportunities().updateOne({ _id: new ObjectId(id) }, { $set: { stage: 'won' } })
  expect(await undo(id, 'negotiation', before)).toMatchObject({
    refused: [{ _id: id, code: 'changed_elsewhere', current: { stage: 'won' } }]
  })
  expect(await stored(id)).toMatchObject({ stage: 'won' })
})

test('the stage history tells every stay, and a move that was taken back is none', async () => {
  const created_at = new Date('2026-01-01T00:00:00Z')
  const id = await addDeal({ created_at })
  const days = (n: number) => new Date(Date.UTC(2026, 0, n))
  services.clock.now = days(5)
  await moved(id, 'qualification', 'proposal_sent')
  services.clock.now = days(9)
  const { before } = await moved(id, 'proposal_sent', 'won')
  await undo(id, 'won', before)
  await activities().insertOne({
    type: 'stage_change',
    opportunity_id: new ObjectId(id),
    metadata: { changes: { stage: 'NEGOTIATION' } },
    created_at: '2026-01-12T00:00:00'
  })
  await services.db.collection('crm_activities').insertOne({ type: 'stage_change', opportunity_id: id })
  await opportunities().updateOne({ _id: new ObjectId(id) }, { $set: { stage: 'negotiation' } })
  const by = { user_email: admin.email }
  expect(dataOf(await api().stageHistory({ _id: id }))).toEqual([
    { stage: 'qualification', entered_at: created_at, left_at: days(5), user_email: null },
    { stage: 'proposal_sent', entered_at: days(5), left_at: days(12), ...by },
    { stage: 'NEGOTIATION', entered_at: days(12), left_at: null, user_email: null }
  ])
  expect(await api(sam).stageHistory({ _id: id })).toMatchObject({ error: { code: 'not_found' } })
})

test.each([
  ['a malformed id', { cards: [{ _id: 'x', from: null }], to: 'won' }],
  ['no card', { cards: [], to: 'won' }],
  ['an operator as stage', { cards: [{ _id: 'a'.repeat(24), from: { $ne: 1 } }], to: 'won' }],
  ['a stage that does not exist', { cards: [{ _id: 'a'.repeat(24), from: null }], to: 'closed_won' }]
])('%s is bad input', async (_what, input) => {
  expect(await api().move(input as never)).toMatchObject({ error: { code: 'invalid_input' } })
})

test('cards that are moved together stand on top in the order in which they were given', async () => {
  const others = [await addDeal({ stage: 'won', updated_at: services.clock.now })]
  const ids = [await addDeal(), await addDeal(), await addDeal()]
  const order = [ids[1], ids[0], ids[2]].map(String)
  dataOf(
    await api().move({
      cards: order.map((_id) => ({ _id, from: 'qualification' })),
      to: 'won',
      lost_reason: null
    })
  )
  const { columns } = dataOf(await api().board({}))
  const won = columns.find(({ column }) => column === 'won')
  expect(won?.cards.map(({ _id }) => _id)).toEqual([...order, ...others])
})
