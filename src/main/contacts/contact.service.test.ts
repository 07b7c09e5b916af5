import { Double, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const sue = person('sue', 'sales')
const vera = person('vera', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, sue, vera]))

const contacts = () => services.db.collection('contacts')
const activities = () => services.db.collection('activities')
const audits = () => services.db.collection('audit_logs')
const stored = (id: string) => contacts().findOne({ _id: new ObjectId(id) }, { promoteValues: false })
const add = async (document: object) => (await contacts().insertOne({ ...document })).insertedId.toHexString()

test('creates a contact in the canonical form, with its first entry', async () => {
  const created = dataOf(
    await services
      .as(sam)
      .contacts.create({ name: ' Élise ', phone: '054-1234567', company: 'Nova', tags: ['hot'] })
  )
  expect(await stored(created._id)).toEqual({
    _id: new ObjectId(created._id),
    email: '',
    name: 'Élise',
    phone: '054-1234567',
    company: 'Nova',
    language: 'fr',
    tags: ['hot'],
    lead_ids: [],
    opportunity_ids: [],
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id,
    created_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(await activities().findOne({})).toMatchObject({
    subject: 'Contact created',
    contact_id: created._id
  })
})

test('a contact that nothing names is refused, and so is half an address', async () => {
  expect(await services.as(sam).contacts.create({ position: 'CEO' })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { name: 'required' } } }
  })
  expect(await services.as(sam).contacts.create({ name: 'A', email: 'a@' })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { email: 'bad_email' } } }
  })
})

test('the same e-mail or number is found before a second contact is made; forms do not count', async () => {
  await add({ email: 'Elise@Nova.example ', name: 'Élise', assigned_to: sue.email, created_at: new Date(1) })
  await add({ email: 'x@x.example', phone: '+972-54-123-4567', name: 'By phone', created_at: new Date(2) })
  await add({ email: 'elise@nova.example', timestamp: '2025-01-01T00:00:00', message: 'Hello' })
  const wanted = { name: 'E', email: 'elise@nova.example', phone: '0541234567' }
  const refused = await services.as(sam).contacts.create(wanted)
  expect(refused).toMatchObject({
    error: {
      code: 'duplicate',
      details: {
        contacts: [
          { name: null, email: 'x@x.example', same: ['phone'], mayOpen: false },
          { name: 'Élise', same: ['email'], mayOpen: false, phone: null }
        ].map((contact) => ({ ...contact, name: expect.anything() }))
      }
    }
  })
  dataOf(await services.as(sam).contacts.create({ ...wanted, despiteDuplicate: true }))
  expect(await contacts().countDocuments({ name: 'E' })).toBe(1)
})

test('of two equal contacts created at once, the second is a duplicate', async () => {
  const create = () => services.as(admin).contacts.create({ name: 'A', email: 'a@x.example' })
  const answers = await Promise.all([create(), create()])
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
})

test('an edit writes changed fields only, keeps what it does not know, and is in the history', async () => {
  const id = await add({
    name: 'Tal',
    email: ['a@x.example', 'b@x.example'],
    sector: 'Restauration',
    language: 'FR',
    score: new Int32(3),
    odd: new Double(1),
    notes: ['695b54b8f7def348e1f84570']
  })
  services.clock.now = new Date('2026-02-01T00:00:00Z')
  const set = {
    name: 'Tal',
    sector: 'food',
    language: 'fr',
    position: 'CEO',
    notes: 'Met at the fair'
  } as const
  dataOf(await services.as(admin).contacts.update({ _id: id, set, base: { name: 'Tal' } }))
  expect(await stored(id)).toEqual({
    _id: new ObjectId(id),
    name: 'Tal',
    email: ['a@x.example', 'b@x.example'],
    sector: 'Restauration',
    language: 'FR',
    score: new Int32(3),
    odd: new Double(1),
    position: 'CEO',
    notes: ['Met at the fair', '695b54b8f7def348e1f84570'],
    updated_at: services.clock.now
  })
  const [entry] = await activities().find().toArray()
  expect(entry).toMatchObject({
    subject: 'Contact updated',
    contact_id: id,
    metadata: { changes: { position: { old: null, new: 'CEO' }, notes: { old: null } } }
  })
})

test('an emptied address stays a text, because the website fails without one', async () => {
  const id = await add({ name: 'Tal', email: 'a@x.example' })
  dataOf(await services.as(admin).contacts.update({ _id: id, set: { email: null, name: null } }))
  expect(await contacts().findOne({})).toMatchObject({ email: '' })
  expect(await contacts().findOne({})).not.toHaveProperty('name')
})

test('an edit is refused when somebody else changed the same field, and tells what it holds now', async () => {
  const id = await add({ name: 'Theirs', language: 'he' })
  const answer = await services
    .as(admin)
    .contacts.update({ _id: id, set: { name: 'Mine' }, base: { name: 'Before' } })
  expect(answer).toMatchObject({
    error: { code: 'changed_elsewhere', details: { fields: ['name'], current: { _id: id, name: 'Theirs' } } }
  })
})

test('a salesperson sees and edits their own contacts; a change of owner is in the audit log', async () => {
  const id = await add({ name: 'Mine', assigned_to: sam._id })
  await add({ name: 'Hers', assigned_to: sue.email })
  expect(dataOf(await services.as(sam).contacts.list({})).rows.map(({ name }) => name)).toEqual(['Mine'])
  const give = { _id: id, set: { owner_email: sue.email } }
  expect(await services.as(sam).contacts.update(give)).toMatchObject({ error: { code: 'forbidden' } })
  expect(await services.as(vera).contacts.update(give)).toMatchObject({ error: { code: 'forbidden' } })
  dataOf(await services.as(admin).contacts.update(give))
  expect(await stored(id)).toMatchObject({
    owner_email: sue.email,
    assigned_to: sue.email,
    owner_id: sue._id
  })
  expect(await audits().findOne({})).toMatchObject({
    action: 'owner_change',
    entity_type: 'contact',
    entity_id: id,
    after: { owner_email: sue.email },
    user_email: admin.email
  })
})

test('a deleted contact is put back as it was, with the types of its numbers', async () => {
  const document = {
    name: 'Tal',
    score: new Int32(3),
    ratio: new Double(3),
    tags: [new Double(1)],
    created_at: new Date()
  }
  const id = await add(document)
  const { undo } = dataOf(await services.as(admin).contacts.remove({ ids: [id] }))
  expect(await contacts().countDocuments()).toBe(0)
  expect(await audits().findOne({})).toMatchObject({
    action: 'delete',
    entity_id: id,
    before: { name: 'Tal' }
  })
  expect(dataOf(await services.as(admin).contacts.restore({ undo }))).toEqual({ ids: [id] })
  expect(dataOf(await services.as(admin).contacts.restore({ undo }))).toEqual({ ids: [id] })
  expect(await stored(id)).toEqual({ _id: new ObjectId(id), ...document })
  expect(await audits().countDocuments({ action: 'restore' })).toBe(1)
  expect(services.changes.map(({ kind }) => kind)).toEqual(['deleted', 'created'])
})

test('only administrators delete, and only what is there', async () => {
  const id = await add({ name: 'Tal', assigned_to: sam.email })
  expect(await services.as(sam).contacts.remove({ ids: [id] })).toMatchObject({
    error: { code: 'forbidden' }
  })
  const gone = new ObjectId().toHexString()
  expect(await services.as(admin).contacts.remove({ ids: [gone] })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await services.as(admin).contacts.restore({ undo: [gone] })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await audits().countDocuments()).toBe(0)
})

test('a deletion that the database refuses leaves the contact', async () => {
  const id = await add({ name: 'Tal' })
  await services.fail(['delete'], 'alwaysOn')
  expect((await services.as(admin).contacts.remove({ ids: [id] })).ok).toBe(false)
  await services.fail(['delete'], 'off')
  expect(await contacts().countDocuments()).toBe(1)
})

test('a note on a contact shows in its timeline, with mails and notes of older programs', async () => {
  const contact_id = await add({ name: 'Tal', assigned_to: sam.email })
  await services.db
    .collection('notes')
    .insertOne({ content: 'Old note', contact_id, created_at: new Date(1) })
  await services.db.collection('crm_activities').insertOne({
    type: 'email_sent',
    subject: 'Offer',
    contact_id: new ObjectId(contact_id),
    sent_at: '2025-01-01T00:00:00'
  })
  const api = services.as(sam)
  dataOf(await api.activities.add({ record: { contact_id }, type: 'note', description: 'New note' }))
  const { entries } = dataOf(await api.activities.timeline({ record: { contact_id } }))
  expect(entries.map(({ type, description }) => [type, description])).toEqual([
    ['note', 'New note'],
    ['email', null],
    ['note', 'Old note']
  ])
  expect(await contacts().findOne({})).toMatchObject({ updated_at: services.clock.now })
  expect(await services.as(sue).activities.timeline({ record: { contact_id } })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('what belongs to a contact is found by its links and by its e-mail', async () => {
  const lead = await services.db
    .collection('leads')
    .insertOne({ brand_name: 'Linked', created_at: new Date(1) })
  const id = await add({ name: 'Tal', email: 'Tal@x.example', lead_ids: [lead.insertedId.toHexString()] })
  await services.db.collection('leads').insertMany([
    { brand_name: 'Same mail', email: ' tal@X.example', created_at: new Date(3) },
    { brand_name: 'Names it', converted_contact_id: new ObjectId(id), created_at: new Date(2) },
    { brand_name: 'Merged', email: 'tal@x.example', status: 'merged' },
    { brand_name: 'Other', email: 'tal@x.example.com' }
  ])
  const form = await add({ email: 'tal@x.example', timestamp: '2025-01-01T00:00:00', message: 'Hello' })
  const related = dataOf(await services.as(admin).contacts.related({ _id: id }))
  expect(related.leads.map(({ brand_name }) => brand_name)).toEqual(['Same mail', 'Names it', 'Linked'])
  expect(related.contacts).toMatchObject([{ _id: form, kind: 'form' }])
  const ofForm = dataOf(await services.as(admin).contacts.related({ _id: form }))
  expect(ofForm.contacts).toMatchObject([{ _id: id, kind: 'crm' }])
  const nobody = await add({ name: 'No address', email: '' })
  expect(dataOf(await services.as(admin).contacts.related({ _id: nobody }))).toEqual({
    leads: [],
    contacts: []
  })
})

test('a lead shows the contact that it became, and the messages with its e-mail', async () => {
  const contact = await add({ name: 'Tal', assigned_to: sue.email })
  const form = await add({ email: 'tal@x.example', timestamp: '2025-01-01T00:00:00', assigned_to: sam.email })
  const lead = await services.db.collection('leads').insertOne({
    brand_name: 'Nova',
    email: 'tal@x.example',
    converted_to_contact_id: contact,
    assigned_to: sam.email
  })
  const lead_id = lead.insertedId.toHexString()
  expect(dataOf(await services.as(sam).contacts.ofLead({ lead_id }))).toMatchObject({
    converted: { _id: contact, name: 'Tal', mayOpen: false },
    others: [{ _id: form }]
  })
  await contacts().deleteOne({ _id: new ObjectId(contact) })
  expect(dataOf(await services.as(admin).contacts.ofLead({ lead_id })).converted).toMatchObject({
    name: null
  })
})
