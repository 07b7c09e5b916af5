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

test('a deal made from a contact is about what the contact is about', async () => {
  const contact = await services.db
    .collection('contacts')
    .insertOne({ name: 'Carla', sector: 'Restauration', owner_email: sam.email })
  const contact_id = contact.insertedId.toHexString()
  const created = dataOf(await services.as(sam).opportunities.create({ name: 'Deal', contact_id }))
  expect(await stored(created._id)).toMatchObject({ sector: 'food', contact_id })
})

test('a deal that names its owner by id alone shows that owner, and can be handed over', async () => {
  const _id = await addDeal({ owner_id: sam._id })
  const deal = dataOf(await services.as(sam).opportunities.get({ _id }))
  expect(deal.owner_email).toBe(sam._id)
  const base = { owner_email: deal.owner_email }
  dataOf(await services.as(admin).opportunities.update({ _id, set: { owner_email: sue.email }, base }))
  expect(await stored(_id)).toMatchObject({ owner_email: sue.email, owner_id: sue._id })
})

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

test('only a lost deal has a reason, which can be changed later and not emptied', async () => {
  const id = await addDeal({ stage: 'closed_lost', lost_reason: 'Budget' })
  const update = (_id: string, lost_reason: string) =>
    services.as(admin).opportunities.update({ _id, set: { lost_reason }, base: { lost_reason: 'Budget' } })
  expect(dataOf(await update(id, ' Chose another partner '))).toMatchObject({
    lost_reason: 'Chose another partner'
  })
  expect(await activities().findOne({ opportunity_id: id })).toMatchObject({
    metadata: { changes: { lost_reason: { old: 'Budget', new: 'Chose another partner' } } }
  })
  expect(await update(id, '  ')).toMatchObject({ error: { code: 'invalid_input' } })
  const open = await addDeal()
  expect(
    await services.as(admin).opportunities.update({ _id: open, set: { lost_reason: 'x' } })
  ).toMatchObject({
    error: { code: 'not_allowed_now', details: { fields: ['lost_reason'] } }
  })
})

test('a deal is linked to a lead and a contact that the user may see, and they to it', async () => {
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'Éclat', owner_email: sam.email })
  const contact = await services.db
    .collection('contacts')
    .insertOne({ name: 'Carla', owner_email: sam.email })
  const [lead_id, contact_id] = [lead.insertedId.toHexString(), contact.insertedId.toHexString()]
  const id = await addDeal({ owner_email: sam.email })
  const set = { lead_id, contact_id }
  const saved = dataOf(await services.as(sam).opportunities.update({ _id: id, set }))
  expect(saved).toMatchObject({ ...set, lead_name: 'Éclat', contact_name: 'Carla' })
  expect(await stored(id)).toMatchObject(set)
  expect(await services.db.collection('leads').findOne()).toMatchObject({ converted_to_opportunity_id: id })
  expect(await services.db.collection('contacts').findOne()).toMatchObject({ opportunity_ids: [id] })

  const none = dataOf(await services.as(sam).opportunities.update({ _id: id, set: { lead_id: null } }))
  expect(none).toMatchObject({ lead_id: null, lead_name: null, contact_id })
  expect(await stored(id)).not.toHaveProperty('lead_id')

  const others = await services.db.collection('leads').insertOne({ brand_name: 'X', owner_email: sue.email })
  const hidden = { lead_id: others.insertedId.toHexString() }
  expect(await services.as(sam).opportunities.update({ _id: id, set: hidden })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('a deal is about what its lead is about, unless it says so itself', async () => {
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'X', sector: 'Restauration / Food' })
  const lead_id = lead.insertedId.toHexString()
  const create = (more: object) => services.as(admin).opportunities.create({ name: 'D', ...more })
  expect(dataOf(await create({ lead_id }))).toMatchObject({ sector: 'food' })
  expect(dataOf(await create({ lead_id, sector: 'tech' }))).toMatchObject({ sector: 'tech' })
  expect(dataOf(await create({}))).toMatchObject({ sector: null })
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
  expect(await services.db.collection('audit_logs').findOne({})).toMatchObject({
    action: 'owner_change',
    entity_type: 'opportunity',
    entity_id: id,
    before: { owner_email: sam.email },
    after: { owner_email: sue.email }
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
