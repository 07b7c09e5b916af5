import { Double, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const sue = person('sue', 'sales')
const viewer = person('viewer', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, sue, viewer]))

const leads = () => services.db.collection('leads')
const activities = () => services.db.collection('activities')
/** The stored document with its number types. */
const storedLead = (id: string) => leads().findOne({ _id: new ObjectId(id) }, { promoteValues: false })

async function addLead(fields: object = {}): Promise<string> {
  const lead = {
    email: 'anna@eclat.example',
    brand_name: 'Éclat',
    status: 'NEW',
    created_at: new Date(),
    ...fields
  }
  return (await leads().insertOne(lead)).insertedId.toHexString()
}

const newLead = { brand_name: 'Éclat', email: 'Anna@Eclat.example' }

test('creates a lead in the canonical form, owned by its creator', async () => {
  const created = dataOf(
    await services.as(sam).leads.create({ ...newLead, budget_estimated: 3000, phone: '' })
  )
  expect(await storedLead(created._id)).toEqual({
    _id: new ObjectId(created._id),
    brand_name: 'Éclat',
    email: 'Anna@Eclat.example',
    source: 'desktop',
    budget_estimated: new Double(3000),
    language: 'fr',
    status: 'NEW',
    stage: 'analysis_requested',
    priority: 'B',
    tags: [],
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id,
    request_count: new Int32(1),
    activity_count: new Int32(0),
    created_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(created).toEqual(dataOf(await services.as(sam).leads.get({ _id: created._id })))
  expect(await activities().find().toArray()).toMatchObject([
    { subject: 'Lead created', lead_id: created._id, user_email: sam.email, user_id: sam._id, metadata: {} }
  ])
  expect(services.changes).toContainEqual({ collection: 'leads', ids: [created._id], kind: 'created' })
})

test('writes only the fields that changed, and keeps what it does not know', async () => {
  const odd = {
    nested: { deep: [new Int32(1), { $weird: true }] },
    pdf_url: 'data:application/pdf;base64,JVBERg'
  }
  const id = await addLead({
    phone: '1',
    budget_estimated: new Double(3000),
    request_count: new Int32(2),
    ...odd
  })
  services.clock.now = new Date('2026-02-01T00:00:00Z')
  await services.as(admin).leads.update({ _id: id, set: { phone: '2', brand_name: 'Éclat', name: null } })
  expect(await storedLead(id)).toMatchObject({
    ...odd,
    phone: '2',
    budget_estimated: new Double(3000),
    request_count: new Int32(2),
    updated_at: services.clock.now
  })
})

test('a field that somebody else changed meanwhile survives the saving of a whole form', async () => {
  const id = await addLead({ phone: '1', target_city: 'Haifa', owner_email: admin.email })
  const base = { ...dataOf(await services.as(admin).leads.get({ _id: id })) }
  await leads().updateOne({ _id: new ObjectId(id) }, { $set: { target_city: 'Ashdod' } })
  const saved = dataOf(
    await services.as(admin).leads.update({ _id: id, set: { phone: '2', target_city: 'Haifa' }, base })
  )
  expect(saved).toMatchObject({ phone: '2', target_city: 'Ashdod' })
})

test('refuses to overwrite a field that changed since the form was opened, and shows what is there', async () => {
  const id = await addLead({ phone: '1', name: 'Anna' })
  await leads().updateOne({ _id: new ObjectId(id) }, { $set: { phone: '9' } })
  const answer = await services
    .as(admin)
    .leads.update({ _id: id, set: { phone: '2', name: 'Annette' }, base: { phone: '1', name: 'Anna' } })
  expect(answer).toMatchObject({
    error: {
      code: 'changed_elsewhere',
      details: { fields: ['phone'], current: { phone: '9', name: 'Anna' } }
    }
  })
  expect(await storedLead(id)).toMatchObject({ phone: '9', name: 'Anna' })
  expect(await activities().countDocuments()).toBe(0)
})

test('of two writers who saw the same value one is refused, and nothing is lost', async () => {
  const id = await addLead({ phone: '0' })
  const writers = Array.from({ length: 8 }, (_, writer) =>
    services.as(admin).leads.update({ _id: id, set: { phone: `w${writer}` }, base: { phone: '0' } })
  )
  const answers = await Promise.all(writers)
  const won = answers.filter((answer) => answer.ok)
  expect(won).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'changed_elsewhere')).toHaveLength(7)
  expect(await storedLead(id)).toMatchObject({ phone: won[0]?.ok && won[0].data.phone })
})

test('writers of different fields do not disturb each other', async () => {
  const id = await addLead({ phone: '0', name: 'Anna' })
  const answers = await Promise.all([
    services.as(admin).leads.update({ _id: id, set: { phone: '1' }, base: { phone: '0' } }),
    services.as(admin).leads.update({ _id: id, set: { name: 'Annette' }, base: { name: 'Anna' } })
  ])
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await storedLead(id)).toMatchObject({ phone: '1', name: 'Annette' })
})

test('an emptied field is removed, with the field of the same meaning', async () => {
  const id = await addLead({ phone: '1', company: 'Old', company_name: 'Older' })
  dataOf(await services.as(admin).leads.update({ _id: id, set: { phone: null, company: '' } }))
  const stored = await storedLead(id)
  expect(stored).not.toHaveProperty('phone')
  expect(stored).not.toHaveProperty('company')
  expect(stored).not.toHaveProperty('company_name')
})

test('a legacy spelling is no change: saving the canonical value leaves the document alone', async () => {
  const legacy = {
    status: 'new',
    sector: 'Restauration',
    stage: 'Initial_Interest',
    priority: 'high',
    language: 'FR'
  }
  const id = await addLead(legacy)
  dataOf(
    await services.as(admin).leads.update({
      _id: id,
      set: { status: 'NEW', sector: 'food', stage: 'analysis_requested', priority: 'A', language: 'fr' }
    })
  )
  expect(await storedLead(id)).toMatchObject(legacy)
  expect(await storedLead(id)).not.toHaveProperty('updated_at')
  expect(await activities().countDocuments()).toBe(0)
})

test('every kind of change writes its activity', async () => {
  const id = await addLead({ status: 'GENERATED', phone: '1' })
  dataOf(
    await services.as(admin).leads.update({
      _id: id,
      set: { status: 'CONTACTED', stage: 'call_scheduled', priority: 'A', phone: '2', owner_email: sam.email }
    })
  )
  const entries = await activities().find().sort({ _id: 1 }).toArray()
  expect(entries).toMatchObject([
    { type: 'status_change', lead_id: id, metadata: { old_status: 'GENERATED', new_status: 'CONTACTED' } },
    { type: 'stage_change', lead_id: id, metadata: { old_stage: null, new_stage: 'call_scheduled' } },
    {
      type: 'note',
      subject: 'Lead updated',
      lead_id: id,
      user_email: admin.email,
      metadata: {
        changes: {
          priority: { old: null, new: 'A' },
          phone: { old: '1', new: '2' },
          owner_email: { old: null, new: sam.email }
        }
      }
    }
  ])
  expect(services.changes.map(({ collection }) => collection)).toEqual(
    expect.arrayContaining(['leads', 'activities', 'crm_users'])
  )
})

test('a converted lead keeps its status, whatever is stored', async () => {
  const id = await addLead({ status: 'GENERATED', converted_to_contact_id: new ObjectId().toHexString() })
  expect(await services.as(admin).leads.update({ _id: id, set: { status: 'LOST' } })).toMatchObject({
    error: { code: 'not_allowed_now', details: { fields: ['status'] } }
  })
  expect(await storedLead(id)).toMatchObject({ status: 'GENERATED' })
})

test('a viewer reads and never writes', async () => {
  const id = await addLead()
  expect((await services.as(viewer).leads.get({ _id: id })).ok).toBe(true)
  expect(await services.as(viewer).leads.create(newLead)).toMatchObject({ error: { code: 'forbidden' } })
  expect(await services.as(viewer).leads.update({ _id: id, set: { phone: '1' } })).toMatchObject({
    error: { code: 'forbidden' }
  })
})

test('the list never carries analyses, PDFs or visitors’ addresses, and a lead tells only that it has a PDF', async () => {
  const id = await addLead({
    analysis: 'long',
    pdf_url: 'data:…',
    ip_address: '203.0.113.1',
    user_agent: 'x'
  })
  const [row] = dataOf(await services.as(admin).leads.list({})).rows
  expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['analysis']))
  const lead = dataOf(await services.as(admin).leads.get({ _id: id }))
  expect(lead).toMatchObject({ analysis: 'long', has_pdf: true, other_fields: [] })
  expect(JSON.stringify(lead)).not.toContain('203.0.113.1')
})

test.each([
  ['a malformed id', { _id: 'nope', set: {} }],
  ['an operator as id', { _id: { $ne: null }, set: {} }],
  ['an operator as text', { _id: 'a'.repeat(24), set: { phone: { $ne: null } } }],
  ['a status that does not exist', { _id: 'a'.repeat(24), set: { status: 'GENERATED' } }],
  ['a negative budget', { _id: 'a'.repeat(24), set: { budget_estimated: -1 } }],
  ['an address that is none', { _id: 'a'.repeat(24), set: { email: 'anna' } }],
  ['an empty brand', { _id: 'a'.repeat(24), set: { brand_name: '  ' } }],
  ['a list of numbers as tags', { _id: 'a'.repeat(24), set: { tags: [1] } }]
])('%s is bad input', async (_what, input) => {
  const answer = await services.as(admin).leads.update(input as never)
  expect(answer).toMatchObject({ error: { code: 'invalid_input', details: { fields: expect.any(Object) } } })
})

test('text that looks like operators is stored and found as text', async () => {
  const created = dataOf(await services.as(admin).leads.create({ ...newLead, name: '{"$ne":null} (.*)+[' }))
  expect(dataOf(await services.as(admin).leads.list({ search: '(.*)+[' })).rows).toMatchObject([
    { _id: created._id }
  ])
  expect(dataOf(await services.as(admin).leads.list({ search: '.*' })).total).toBe(1)
  expect(dataOf(await services.as(admin).leads.list({ search: 'x.*' })).total).toBe(0)
})

test('an unknown lead is not found', async () => {
  expect(await services.as(admin).leads.get({ _id: 'b'.repeat(24) })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('stored values of any type can be edited away, also those that look like operators', async () => {
  const odd = {
    phone: { $gt: '' },
    name: ['a', 'b'],
    target_city: 7,
    focus_notes: NaN,
    tags: null,
    company: true
  }
  const id = await addLead(odd)
  const set = { phone: '1', name: 'n', target_city: 't', focus_notes: 'f', tags: ['x'], company: 'c' }
  expect(dataOf(await services.as(admin).leads.update({ _id: id, set }))).toMatchObject(set)
})
