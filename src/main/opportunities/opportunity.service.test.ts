import { Double, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const sue = person('sue', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, sue]))

const opportunities = () => services.db.collection('opportunities')
const activities = () => services.db.collection('activities')
const stored = (id: string) => opportunities().findOne({ _id: new ObjectId(id) }, { promoteValues: false })

async function addDeal(fields: object = {}): Promise<string> {
  const deal = {
    name: 'Deal',
    stage: 'qualification',
    is_closed: false,
    is_won: false,
    created_at: new Date()
  }
  return (await opportunities().insertOne({ ...deal, ...fields })).insertedId.toHexString()
}

const move = (_id: string, from: string | null, to: 'won' | 'lost' | 'negotiation', lost_reason?: string) =>
  services.as(admin).opportunities.move({ _id, from, to, ...(lost_reason && { lost_reason }) })

test('creates an opportunity in the canonical form, and links lead and contact', async () => {
  const contact = await services.db.collection('contacts').insertOne({ name: 'Carla', opportunity_ids: null })
  const contact_id = contact.insertedId.toHexString()
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'Éclat', owner_email: sam.email, converted_to_contact_id: contact_id })
  const lead_id = lead.insertedId.toHexString()
  const created = dataOf(
    await services.as(sam).opportunities.create({ name: 'Éclat — Haifa', value: 3000, lead_id })
  )
  expect(created).toMatchObject({ lead_name: 'Éclat', contact_name: 'Carla', is_closed: false })
  expect(await stored(created._id)).toEqual({
    _id: new ObjectId(created._id),
    name: 'Éclat — Haifa',
    lead_id,
    contact_id,
    value: new Double(3000),
    currency: 'USD',
    stage: 'qualification',
    is_closed: false,
    is_won: false,
    probability: new Int32(40),
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id,
    created_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(await services.db.collection('leads').findOne({ _id: lead.insertedId })).toMatchObject({
    converted_to_opportunity_id: created._id,
    updated_at: services.clock.now
  })
  expect(await services.db.collection('contacts').findOne({ _id: contact.insertedId })).toMatchObject({
    opportunity_ids: [created._id]
  })
  expect(await activities().findOne({ subject: 'Opportunity created' })).toMatchObject({
    lead_id,
    contact_id,
    opportunity_id: created._id
  })
})

test('an opportunity created as won is closed at once; as lost it would need a reason', async () => {
  const won = dataOf(
    await services.as(admin).opportunities.create({ name: 'Won', stage: 'won', probability: 10 })
  )
  expect(won).toMatchObject({
    is_closed: true,
    is_won: true,
    probability: 100,
    closed_at: services.clock.now
  })
  expect(await services.as(admin).opportunities.create({ name: 'Lost', stage: 'lost' })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { lost_reason: 'required' } } }
  })
})

test('a lead that the salesperson may not see gets no opportunity from them', async () => {
  const lead = await services.db.collection('leads').insertOne({ brand_name: 'X', owner_email: sue.email })
  const lead_id = lead.insertedId.toHexString()
  expect(await services.as(sam).opportunities.create({ name: 'D', lead_id })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await opportunities().countDocuments()).toBe(0)
})

test('moving to won closes, moving back opens, and each move is in the history', async () => {
  const lead_id = new ObjectId().toHexString()
  const id = await addDeal({ probability: 60, lead_id, lost_reason: 'old' })
  services.clock.now = new Date('2026-02-01T00:00:00Z')
  dataOf(await move(id, 'qualification', 'won'))
  expect(await stored(id)).toMatchObject({
    stage: 'won',
    is_closed: true,
    is_won: true,
    probability: new Int32(100),
    closed_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(await stored(id)).not.toHaveProperty('lost_reason')
  const card = dataOf(await move(id, 'won', 'negotiation'))
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
  for (const reason of [undefined, '   ']) {
    expect(await move(id, 'qualification', 'lost', reason)).toMatchObject({
      error: { code: 'invalid_input', details: { fields: { lost_reason: 'required' } } }
    })
  }
  expect(await stored(id)).toMatchObject({ stage: 'qualification' })
  dataOf(await move(id, 'qualification', 'lost', 'Budget'))
  expect(await stored(id)).toMatchObject({
    stage: 'lost',
    is_closed: true,
    is_won: false,
    probability: new Int32(0),
    lost_reason: 'Budget'
  })
})

test('a card that somebody else moved meanwhile stays where they put it', async () => {
  const id = await addDeal({ stage: 'negotiation' })
  expect(await move(id, 'qualification', 'won')).toMatchObject({
    error: {
      code: 'changed_elsewhere',
      details: { fields: ['stage'], current: { _id: id, stage: 'negotiation' } }
    }
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
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await activities().countDocuments()).toBe(1)
})

test('a card without stage can be moved; within its column a legacy card is left alone', async () => {
  const without = await addDeal({ stage: '' })
  expect(dataOf(await move(without, null, 'negotiation')).stage).toBe('negotiation')
  const legacy = await addDeal({ stage: 'verbal_commitment' })
  expect(dataOf(await move(legacy, 'verbal_commitment', 'negotiation')).stage).toBe('verbal_commitment')
  const unknown = await addDeal({ stage: 'Somewhere' })
  expect(dataOf(await move(unknown, 'Somewhere', 'negotiation')).stage).toBe('negotiation')
})

test('an edit writes changed fields only, with their types, and logs them', async () => {
  const id = await addDeal({
    value: new Double(3000),
    probability: new Int32(50),
    odd: [1],
    next_action: 'Call'
  })
  const day = new Date('2026-03-01T00:00:00Z')
  const saved = dataOf(
    await services.as(admin).opportunities.update({
      _id: id,
      set: {
        name: 'Deal',
        value: 4000,
        probability: 50,
        currency: 'USD',
        expected_close_date: day,
        next_step: null
      },
      base: { name: 'Deal', value: 3000 }
    })
  )
  expect(saved).toMatchObject({ value: 4000, expected_close_date: day, next_step: null })
  const document = await stored(id)
  expect(document).toMatchObject({
    value: new Double(4000),
    probability: new Int32(50),
    expected_close_date: day
  })
  expect(document).not.toHaveProperty('currency')
  expect(document).not.toHaveProperty('next_action')
  const [entry] = await activities().find().toArray()
  expect(entry).toMatchObject({
    subject: 'Opportunity updated',
    opportunity_id: id,
    metadata: {
      changes: {
        value: { old: 3000, new: 4000 },
        expected_close_date: { old: null, new: day },
        next_step: { old: 'Call' }
      }
    }
  })
})

test('a won or lost deal keeps its probability; other fields may be edited', async () => {
  for (const stage of ['won', 'closed_lost']) {
    const id = await addDeal({ stage, probability: new Int32(7) })
    const update = (set: object) => services.as(admin).opportunities.update({ _id: id, set })
    expect(await update({ probability: 50 })).toMatchObject({
      error: { code: 'not_allowed_now', details: { fields: ['probability'] } }
    })
    dataOf(await update({ probability: 7, next_step: 'Invoice' }))
    expect(await stored(id)).toMatchObject({ probability: new Int32(7), next_step: 'Invoice' })
  }
})

test('an edit is refused when somebody else changed the same field', async () => {
  const id = await addDeal({ value: 1000 })
  const answer = await services
    .as(admin)
    .opportunities.update({ _id: id, set: { value: 4000 }, base: { value: 3000 } })
  expect(answer).toMatchObject({
    error: { code: 'changed_elsewhere', details: { fields: ['value'], current: { value: 1000 } } }
  })
})

test('a new owner stands in all owner fields; only administrators hand deals out', async () => {
  const id = await addDeal({ owner_email: sam.email })
  const give = { _id: id, set: { owner_email: sue.email } }
  expect(await services.as(sam).opportunities.update(give)).toMatchObject({ error: { code: 'forbidden' } })
  dataOf(await services.as(admin).opportunities.update(give))
  expect(await stored(id)).toMatchObject({
    owner_email: sue.email,
    assigned_to: sue.email,
    owner_id: sue._id
  })
  expect(await services.as(sam).opportunities.get({ _id: id })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('links that lead nowhere are tolerated', async () => {
  const id = await addDeal({ lead_id: new ObjectId(), contact_id: 'not an id' })
  expect(dataOf(await services.as(admin).opportunities.get({ _id: id }))).toMatchObject({
    lead_id: expect.stringMatching(/^[0-9a-f]{24}$/),
    contact_id: 'not an id',
    lead_name: null,
    contact_name: null
  })
})

test('the opportunities of a lead are those that name it, and the one that it names', async () => {
  const named = await addDeal({ name: 'named by the lead' })
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'X', converted_to_opportunity_id: named })
  await addDeal({ name: 'as text', lead_id: lead.insertedId.toHexString() })
  await addDeal({ name: 'as ObjectId', lead_id: lead.insertedId })
  await addDeal({ name: 'another lead', lead_id: new ObjectId().toHexString() })
  const cards = dataOf(
    await services.as(admin).opportunities.ofLead({ lead_id: lead.insertedId.toHexString() })
  )
  expect(cards.map((card) => card.name).sort()).toEqual(['as ObjectId', 'as text', 'named by the lead'])
})

test.each([
  ['a malformed id', { _id: 'x', from: null, to: 'won' }],
  ['an operator as stage', { _id: 'a'.repeat(24), from: { $ne: 1 }, to: 'won' }],
  ['a stage that does not exist', { _id: 'a'.repeat(24), from: null, to: 'closed_won' }]
])('%s is bad input', async (_what, input) => {
  expect(await services.as(admin).opportunities.move(input as never)).toMatchObject({
    error: { code: 'invalid_input' }
  })
})
