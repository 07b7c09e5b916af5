import { type Document, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

/** Notes that people write, change and take away; colleagues that they name; where the later website looks. */

const admin = person('Ada Admin', 'admin', { email: 'ada@carmel.example' })
const sam = person('Sam Sales', 'sales', { email: 'sam@carmel.example' })
const sami = person('Sami', 'sales', { email: 'sami@carmel.example' })
const vera = person('Vera', 'viewer', { email: 'vera@carmel.example' })

let services: TestServices
let lead_id: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam, sami, vera])
  const lead = { brand_name: 'Éclat', owner_email: sam.email }
  lead_id = (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
})

const activities = () => services.db.collection('activities')

async function addNote(user: typeof admin, description: string, mentions: string[] = []): Promise<Activity> {
  return dataOf(
    await services.as(user).activities.add({ record: { lead_id }, type: 'note', description, mentions })
  )
}

function ref({ _id, origin, description }: Activity) {
  return { _id, origin: origin as 'activities' | 'notes' | 'crm_activities', base: description ?? '' }
}

test('an author changes their note: under every name of its text, and it says so', async () => {
  const note = await addNote(sam, 'First')
  services.clock.now = new Date('2026-01-06T08:00:00Z')
  const edited = dataOf(await services.as(sam).activities.edit({ ...ref(note), description: 'Second' }))
  expect(edited).toMatchObject({ description: 'Second', edited_at: services.clock.now })
  expect(await activities().findOne({})).toMatchObject({
    description: 'Second',
    note_text: 'Second',
    created_by: sam.email,
    created_at: new Date('2026-01-05T08:00:00Z')
  })
  expect((await activities().findOne({}))?.updated_at).toBeUndefined()
})

test('an older note keeps its shape', async () => {
  const old = {
    lead_id,
    content: 'old',
    created_by: sam.email,
    created_at: new Date(),
    updated_at: new Date(0)
  }
  const _id = (await services.db.collection('notes').insertOne(old)).insertedId.toHexString()
  dataOf(await services.as(sam).activities.edit({ _id, origin: 'notes', base: 'old', description: 'new' }))
  const stored = await services.db.collection('notes').findOne({})
  expect(stored).toMatchObject({ content: 'new', updated_at: services.clock.now })
  expect(stored?.description).toBeUndefined()
})

test('nobody changes or removes what somebody else, or a program, wrote', async () => {
  const theirs = await addNote(admin, 'Of Ada')
  const program: Document[] = [
    { type: 'note', subject: 'Lead created', description: 'x', metadata: {} },
    { type: 'note', subject: 'Lead updated', description: 'x', metadata: { changes: { city: 'Haifa' } } },
    { type: 'conversion', subject: 'Note added', description: 'x', metadata: {} }
  ]
  const { insertedIds } = await activities().insertMany(
    program.map((entry) => ({ ...entry, lead_id, user_email: sam.email, created_at: new Date() }))
  )
  const entries = [ref(theirs), ...Object.values(insertedIds).map((id) => ({ _id: String(id), base: 'x' }))]
  for (const entry of entries) {
    const own = { origin: 'activities' as const, ...entry }
    const answers = [
      await services.as(sam).activities.edit({ ...own, description: 'mine' }),
      await services.as(sam).activities.remove(own)
    ]
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'forbidden' } })
  }
  expect(await activities().countDocuments({ description: 'mine' })).toBe(0)
})

test('an entry of a record that is not theirs any more is not found', async () => {
  const note = await addNote(sam, 'First')
  await services.db.collection('leads').updateOne({}, { $set: { owner_email: admin.email } })
  expect(await services.as(sam).activities.edit({ ...ref(note), description: 'x' })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await services.as(sam).activities.remove(ref(note))).toMatchObject({ error: { code: 'not_found' } })
})

test('a text that was changed from elsewhere is not overwritten, nor removed unseen', async () => {
  const note = await addNote(sam, 'First')
  await activities().updateOne({}, { $set: { description: 'From elsewhere' } })
  expect(await services.as(sam).activities.edit({ ...ref(note), description: 'x' })).toMatchObject({
    error: { code: 'changed_elsewhere', details: { current: { description: 'From elsewhere' } } }
  })
  expect(await services.as(sam).activities.remove(ref(note))).toMatchObject({
    error: { code: 'changed_elsewhere' }
  })
  expect(await activities().countDocuments()).toBe(1)
})

test('a removed note comes back as it was, once, for who removed it', async () => {
  const note = await addNote(sam, 'First')
  const before = await activities().findOne({})
  const { removal } = dataOf(await services.as(sam).activities.remove(ref(note)))
  expect(await activities().countDocuments()).toBe(0)
  expect(await services.db.collection('audit_logs').findOne({ action: 'delete' })).toMatchObject({
    entity_type: 'activity',
    entity_id: note._id,
    user_email: sam.email,
    before: { description: 'First' }
  })
  const restore = { removal, origin: 'activities' as const }
  expect(await services.as(admin).activities.restore(restore)).toMatchObject({ error: { code: 'not_found' } })
  for (let turn = 0; turn < 2; turn++) dataOf(await services.as(sam).activities.restore(restore))
  expect(await activities().find().toArray()).toEqual([before])
})

const tasks = () => services.db.collection('tasks').find().toArray()

test('a lead counts its entries: a removed one no more, one that came back again, never below none', async () => {
  const leads = services.db.collection('leads')
  const counted = async () => (await leads.findOne({ _id: new ObjectId(lead_id) }))?.activity_count
  const note = await addNote(sam, 'One')
  await addNote(sam, 'Two')
  expect(await counted()).toBe(2)
  const { removal } = dataOf(await services.as(sam).activities.remove(ref(note)))
  expect(await counted()).toBe(1)
  for (const _twice of [1, 2])
    dataOf(await services.as(sam).activities.restore({ removal, origin: 'activities' }))
  expect(await counted()).toBe(2)
  await leads.updateOne({}, { $set: { activity_count: 0 } })
  dataOf(await services.as(sam).activities.remove(ref(note)))
  expect(await counted()).toBe(0)
})

test('a named colleague gets one task for the note, due today, reminding at once, on the same record', async () => {
  const note = await addNote(sam, 'Please look, @Ada Admin: they want Haifa.\nSoon.', [admin.email])
  expect(await tasks()).toMatchObject([
    {
      title: 'Please look, @Ada Admin: they want Haifa.',
      description: 'Please look, @Ada Admin: they want Haifa.\nSoon.',
      assigned_to_email: admin.email,
      created_by_email: sam.email,
      lead_id,
      is_completed: false,
      reminder_date: services.clock.now,
      mention_of: note._id
    }
  ])
  const edit = {
    ...ref(note),
    description: 'Once more, @Ada Admin and @Sami',
    mentions: [admin.email, sami.email]
  }
  dataOf(await services.as(sam).activities.edit(edit))
  expect((await tasks()).map((task) => task.assigned_to_email)).toEqual([admin.email, sami.email])
  await services.db.collection('tasks').deleteMany({})
  const again = { ...edit, base: edit.description, description: '@Ada Admin, @Sami: still?' }
  dataOf(await services.as(sam).activities.edit(again))
  expect(await tasks()).toEqual([])
})

test('who is not named in the text, may not work, or is nobody, gets no task', async () => {
  await addNote(sam, 'Dear @Sam Sales and @Vera, ask sami@carmel.example or @Samiha.', [
    admin.email,
    vera.email,
    sami.email,
    'stranger@carmel.example'
  ])
  expect(await tasks()).toEqual([])
})

test('where the later website works, notes and calls go where it reads them', async () => {
  await services.db.createCollection('crm_tags')
  const note = await addNote(sam, 'Hello @Ada Admin', [admin.email])
  const call = dataOf(
    await services.as(sam).activities.add({ record: { lead_id }, type: 'call', description: 'Rang' })
  )
  expect([note.origin, call.origin]).toEqual(['notes', 'crm_activities'])
  expect(await activities().countDocuments()).toBe(0)
  expect(await services.db.collection('notes').findOne({})).toMatchObject({
    content: 'Hello @Ada Admin',
    note_text: 'Hello @Ada Admin',
    created_by: sam.email,
    lead_id,
    updated_at: services.clock.now
  })
  expect(await tasks()).toMatchObject([
    { assigned_to: admin.email, status: 'pending', created_by: sam.email }
  ])
  const edited = dataOf(await services.as(sam).activities.edit({ ...ref(note), description: 'Bye' }))
  const { entries } = dataOf(await services.as(sam).activities.timeline({ record: { lead_id } }))
  expect(entries).toContainEqual(edited)
  dataOf(await services.as(sam).activities.remove(ref(call)))
  expect(await services.db.collection('crm_activities').countDocuments()).toBe(0)
})

test('text is kept as typed: emoji, right to left, HTML, ten thousand characters', async () => {
  for (const text of ['👩‍💻 ok', 'שלום <b>עולם</b>', '<script>alert(1)</script>', `a${'é'.repeat(9_999)}`]) {
    expect((await addNote(sam, text)).description).toBe(text)
  }
  expect(
    await services
      .as(sam)
      .activities.add({ record: { lead_id }, type: 'note', description: 'x'.repeat(20_001) })
  ).toMatchObject({ error: { code: 'invalid_input', details: { fields: { description: 'too_long' } } } })
})

test('a contact’s history begins with that of its leads, as far as the user may see them', async () => {
  const others = { brand_name: 'Not yours', owner_email: admin.email }
  const hidden = (await services.db.collection('leads').insertOne(others)).insertedId.toHexString()
  const contact = { name: 'Élise', lead_ids: [lead_id, hidden, 'odd'], assigned_to: sam.email }
  const contact_id = (await services.db.collection('contacts').insertOne(contact)).insertedId.toHexString()
  await activities().insertMany([
    { type: 'note', lead_id, description: 'of the lead', created_at: new Date('2025-01-01') },
    { type: 'note', lead_id: hidden, description: 'hidden', created_at: new Date('2025-01-02') },
    {
      type: 'note',
      contact_id: new ObjectId(contact_id),
      description: 'own',
      created_at: new Date('2025-01-03')
    }
  ])
  const record = { contact_id }
  dataOf(await services.as(sam).activities.add({ record, type: 'meeting', description: 'Met' }))
  const { entries } = dataOf(await services.as(sam).activities.timeline({ record }))
  expect(entries.map((entry) => entry.description)).toEqual(['Met', 'own', 'of the lead'])
  expect(await services.db.collection('contacts').findOne({})).toMatchObject({
    updated_at: services.clock.now
  })
})

test('a timeline is narrowed by kind and by author, over all collections', async () => {
  const at = (day: number) => new Date(Date.UTC(2025, 0, day))
  await activities().insertMany([
    { type: 'note', lead_id, description: 'note', user_email: 'SAM@carmel.example', created_at: at(9) },
    {
      type: 'note',
      lead_id,
      description: 'edit',
      metadata: { changes: { a: 1 } },
      user_email: sam.email,
      created_at: at(8)
    },
    { type: 'call', lead_id, description: 'call', user_email: admin.email, created_at: at(7) },
    { type: 'email', lead_id, description: 'email', user_email: sam.email, created_at: at(6) },
    { lead_id, description: 'typeless', created_at: at(5) }
  ])
  await services.db.collection('crm_activities').insertOne({
    type: 'email_sent',
    lead_id,
    details: 'sent',
    sent_by: sam.email,
    sent_at: '2025-01-04T00:00:00+00:00'
  })
  await services.db.collection('notes').insertOne({ lead_id, content: 'older', created_at: at(3) })
  await services.db.collection('timeline_events').insertOne({
    event_type: 'task_created',
    lead_id,
    description: 'task',
    user_email: sam.email,
    created_at: at(2)
  })
  const shown = async (filter: object) =>
    dataOf(await services.as(sam).activities.timeline({ record: { lead_id }, ...filter })).entries.map(
      (entry) => entry.description
    )
  expect(await shown({ kinds: ['note'] })).toEqual(['note', 'typeless', 'older'])
  expect(await shown({ kinds: ['edit', 'call'] })).toEqual(['edit', 'call'])
  expect(await shown({ kinds: ['email'] })).toEqual(['email', 'sent'])
  expect(await shown({ kinds: ['task'] })).toEqual(['task'])
  expect(await shown({ authors: ['me'] })).toEqual(['note', 'edit', 'email', 'sent', 'task'])
  expect(await shown({ authors: ['none'] })).toEqual(['typeless', 'older'])
  expect(await shown({ kinds: ['email', 'call'], authors: [admin.email, 'none'] })).toEqual(['call'])
})
