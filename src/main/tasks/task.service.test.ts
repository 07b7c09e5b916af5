import { type Document, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('Ada', 'admin', { email: 'ada@carmel.example' })
const sam = person('Sam', 'sales', { email: 'sam@carmel.example' })
const sami = person('Sami', 'sales', { email: 'sami@carmel.example' })
const vera = person('Vera', 'viewer', { email: 'vera@carmel.example' })

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, sami, vera]))

const collection = (name: string) => services.db.collection(name)
const insert = async (name: string, document: Document) =>
  (await collection(name).insertOne(document)).insertedId.toHexString()
const stored = (_id: string) => collection('tasks').findOne({ _id: new ObjectId(_id) })
const day = (text: string) => calendarInstant(text) as Date

test('a task is written in the canonical form, assigned to its creator, and tells its record', async () => {
  const lead_id = await insert('leads', {
    brand_name: 'Éclat',
    owner_email: sam.email,
    converted_to_contact_id: 'c'.repeat(24)
  })
  const task = dataOf(
    await services
      .as(sam)
      .tasks.create({ title: ' Call \u{1F4DE} ', due_date: day('2026-01-07'), record: { lead_id } })
  )
  expect(task.record).toEqual({ kind: 'contact', _id: 'c'.repeat(24), name: null, mayOpen: false })
  const at = services.clock.now
  expect(await stored(task._id)).toEqual({
    _id: new ObjectId(task._id),
    title: 'Call \u{1F4DE}',
    description: null,
    assigned_to_email: sam.email,
    created_by_email: sam.email,
    created_by_id: sam._id,
    lead_id,
    contact_id: 'c'.repeat(24),
    opportunity_id: null,
    due_date: day('2026-01-07'),
    priority: 'B',
    is_completed: false,
    completed_at: null,
    created_at: at,
    updated_at: at
  })
  expect(await collection('timeline_events').findOne({})).toMatchObject({
    entity_type: 'task',
    entity_id: task._id,
    event_type: 'task_created',
    user_email: sam.email,
    lead_id
  })
})

test('the later back end’s fields are kept in step while it works, and where it has written', async () => {
  const own = dataOf(await services.as(sam).tasks.create({ title: 'Own' }))
  const theirs = await insert('tasks', {
    title: 'Theirs',
    status: 'in_progress',
    assigned_to: sam.email,
    priority: 'high'
  })
  dataOf(await services.as(sam).tasks.complete({ _id: theirs, done: true }))
  expect(await stored(theirs)).toMatchObject({
    status: 'completed',
    is_completed: true,
    completed_by: sam.email
  })
  dataOf(await services.as(sam).tasks.complete({ _id: theirs, done: false }))
  expect(await stored(theirs)).toMatchObject({ status: 'pending', is_completed: false, completed_at: null })
  dataOf(await services.as(sam).tasks.update({ _id: theirs, set: { assigned_to_email: sami.email } }))
  expect(await stored(theirs)).toMatchObject({
    assigned_to: sami.email,
    assigned_to_email: sami.email,
    priority: 'high'
  })
  dataOf(await services.as(sam).tasks.complete({ _id: own._id, done: true }))
  expect(Object.keys((await stored(own._id)) ?? {})).not.toContain('status')
  await services.db.createCollection('emails')
  const mirrored = dataOf(await services.as(sam).tasks.create({ title: 'Both' }))
  expect(await stored(mirrored._id)).toMatchObject({
    status: 'pending',
    assigned_to: sam.email,
    created_by: sam.email
  })
})

test('only changed fields are written; what somebody else changed is not overwritten', async () => {
  const _id = await insert('tasks', {
    title: 'Old',
    assigned_to_email: 'SAM@carmel.example',
    priority: 'high',
    own: 1
  })
  const base = { title: 'Old', priority: 'high' }
  dataOf(await services.as(sam).tasks.update({ _id, set: { title: 'New', priority: 'A' }, base }))
  expect(await stored(_id)).toMatchObject({
    title: 'New',
    priority: 'high',
    own: 1,
    assigned_to_email: 'SAM@carmel.example'
  })
  const late = await services.as(sam).tasks.update({ _id, set: { title: 'Mine', priority: 'C' }, base })
  expect(late).toMatchObject({
    error: { code: 'changed_elsewhere', details: { fields: ['title'], current: { title: 'New' } } }
  })
  expect(await stored(_id)).toMatchObject({ title: 'New', priority: 'high' })
})

test('emptied fields are removed, and the record can be another or none', async () => {
  const opportunity_id = await insert('opportunities', {
    name: 'D',
    owner_email: sam.email,
    lead_id: 'a'.repeat(24)
  })
  const task = dataOf(
    await services.as(sam).tasks.create({ title: 'T', description: 'x', due_date: day('2026-01-07') })
  )
  const set = { description: null, due_date: null, record: { opportunity_id }, assigned_to_email: null }
  const updated = dataOf(await services.as(sam).tasks.update({ _id: task._id, set }))
  expect(updated).toMatchObject({
    record: { kind: 'opportunity', name: 'D', mayOpen: true },
    lead_id: 'a'.repeat(24)
  })
  expect(await stored(task._id)).toMatchObject({
    assigned_to_email: null,
    lead_id: 'a'.repeat(24),
    opportunity_id
  })
  const cleared = dataOf(await services.as(sam).tasks.update({ _id: task._id, set: { record: null } }))
  expect(cleared).toMatchObject({ record: null, lead_id: null, opportunity_id: null })
})

test('a salesperson sees and changes what they made or do, and nothing else; a viewer changes nothing', async () => {
  const mine = await insert('tasks', { title: 'Mine', assigned_to_email: 'Sam@Carmel.example' })
  const given = await insert('tasks', {
    title: 'Given',
    assigned_to_email: sami.email,
    created_by_email: sam.email
  })
  const byId = await insert('tasks', { title: 'By id', created_by_id: sam._id })
  const later = await insert('tasks', { title: 'Later', assigned_to: sam._id })
  const others = await insert('tasks', {
    title: 'Others',
    assigned_to_email: sami.email,
    created_by_email: admin.email
  })
  for (const _id of [mine, given, byId, later]) dataOf(await services.as(sam).tasks.get({ _id }))
  const calls = [
    services.as(sam).tasks.get({ _id: others }),
    services.as(sam).tasks.update({ _id: others, set: { title: 'x' } }),
    services.as(sam).tasks.complete({ _id: others, done: true }),
    services.as(sam).tasks.remove({ _id: others })
  ]
  for (const call of calls) expect(await call).toMatchObject({ error: { code: 'not_found' } })
  dataOf(await services.as(vera).tasks.get({ _id: others }))
  expect(await services.as(vera).tasks.complete({ _id: others, done: true })).toMatchObject({
    error: { code: 'forbidden' }
  })
})

test('work is given to active colleagues who may work, on records that one may see', async () => {
  const task = dataOf(
    await services.as(sam).tasks.create({ title: 'T', assigned_to_email: 'SAMI@carmel.example' })
  )
  expect(task.assigned_to_email).toBe(sami.email)
  await collection('crm_users').updateOne({ email: sami.email }, { $set: { is_active: false } })
  for (const assigned_to_email of [sami.email, vera.email, 'stranger@carmel.example']) {
    expect(await services.as(sam).tasks.create({ title: 'T', assigned_to_email })).toMatchObject({
      error: { code: 'invalid_input', details: { fields: { assigned_to_email: 'other' } } }
    })
  }
  const lead_id = await insert('leads', { brand_name: 'Of Ada', owner_email: admin.email })
  expect(await services.as(sam).tasks.create({ title: 'T', record: { lead_id } })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('a linked record that is not theirs is named but can’t be opened', async () => {
  const lead_id = await insert('leads', { brand_name: 'Of Ada', name: 'Élise', owner_email: admin.email })
  const _id = await insert('tasks', { title: 'T', lead_id, assigned_to_email: sam.email })
  expect(dataOf(await services.as(sam).tasks.get({ _id })).record).toEqual({
    kind: 'lead',
    _id: lead_id,
    name: 'Élise · Of Ada',
    mayOpen: false
  })
})

const weekly = { title: 'Weekly', due_date: day('2026-01-05'), repeat_rule: 'FREQ=WEEKLY' }
const series = () => collection('tasks').find().sort({ due_date: 1 }).toArray()

test('completing a repeating task makes the next one, with its reminder and what others keep in it', async () => {
  const task = dataOf(
    await services.as(sam).tasks.create({ ...weekly, reminder_date: new Date(2026, 0, 5, 9, 0) })
  )
  await collection('tasks').updateOne({}, { $set: { unknown: 'kept' } })
  const { next } = dataOf(await services.as(sam).tasks.complete({ _id: task._id, done: true }))
  expect(next).toMatchObject({ title: 'Weekly', due_date: day('2026-01-12'), is_completed: false })
  expect(await series()).toMatchObject([
    { is_completed: true, completed_at: services.clock.now },
    {
      unknown: 'kept',
      repeat_rule: 'FREQ=WEEKLY',
      repeat_of: task._id,
      reminder_date: new Date(2026, 0, 12, 9, 0),
      completed_at: null
    }
  ])
})

test('pressed twice, from two laptops, or again after undo: one next task', async () => {
  const { _id } = dataOf(await services.as(sam).tasks.create(weekly))
  const press = () => services.as(sam).tasks.complete({ _id, done: true })
  await Promise.all([press(), press(), services.as(admin).tasks.complete({ _id, done: true })])
  dataOf(await press())
  expect(await series()).toHaveLength(2)
  dataOf(await services.as(sam).tasks.complete({ _id, done: false }))
  expect(await series()).toHaveLength(1)
  dataOf(await press())
  const [, next] = await series()
  services.clock.now = new Date('2026-01-05T08:01:00Z')
  dataOf(await services.as(sam).tasks.update({ _id: String(next?._id), set: { title: 'Moved on' } }))
  dataOf(await services.as(sam).tasks.complete({ _id, done: false }))
  expect(await series()).toHaveLength(2)
  dataOf(await press())
  expect((await series()).map(({ title }) => title)).toEqual(['Weekly', 'Moved on'])
})

test('a crash between the two writes leaves a task to complete again, and still one next', async () => {
  const { _id } = dataOf(await services.as(sam).tasks.create(weekly))
  await services.fail(['findAndModify'], 'alwaysOn')
  expect(await services.as(sam).tasks.complete({ _id, done: true })).toMatchObject({ ok: false })
  await services.fail(['findAndModify'], 'off')
  dataOf(await services.as(sam).tasks.update({ _id, set: { due_date: day('2026-01-06') } }))
  dataOf(await services.as(sam).tasks.complete({ _id, done: true }))
  expect((await series()).map(({ due_date }) => due_date)).toEqual([day('2026-01-06'), day('2026-01-13')])
})

test('a rule that nobody here follows is kept, and ends the series', async () => {
  const _id = await insert('tasks', {
    title: 'T',
    due_date: day('2026-01-05'),
    repeat_rule: 'FREQ=DAILY;COUNT=3'
  })
  expect(dataOf(await services.as(admin).tasks.complete({ _id, done: true })).next).toBeNull()
  expect(await stored(_id)).toMatchObject({ repeat_rule: 'FREQ=DAILY;COUNT=3' })
})

test('a reminder moves along with the due date, but not into the past', async () => {
  const reminder_date = new Date(2026, 0, 6, 9, 0)
  const { _id } = dataOf(
    await services.as(sam).tasks.create({ title: 'T', due_date: day('2026-01-07'), reminder_date })
  )
  expect((await collection('tasks').findOne({}, { promoteValues: false }))?.reminder_offset).toEqual(
    new Int32(-900)
  )
  dataOf(await services.as(sam).tasks.update({ _id, set: { due_date: day('2026-02-03') } }))
  expect((await stored(_id))?.reminder_date).toEqual(new Date(2026, 1, 2, 9, 0))
  dataOf(await services.as(sam).tasks.update({ _id, set: { due_date: day('2025-12-01') } }))
  expect((await stored(_id))?.reminder_date).toEqual(new Date(2026, 1, 2, 9, 0))
  dataOf(await services.as(sam).tasks.update({ _id, set: { reminder_date: null } }))
  expect(Object.keys((await stored(_id)) ?? {})).not.toContain('reminder_offset')
})

test('a removed task comes back as it was', async () => {
  const _id = await insert('tasks', {
    title: 'T',
    assigned_to_email: sam.email,
    count: new Int32(3),
    lead_id: new ObjectId()
  })
  const before = await collection('tasks').findOne({}, { promoteValues: false })
  const { removal } = dataOf(await services.as(sam).tasks.remove({ _id }))
  expect(await collection('tasks').countDocuments()).toBe(0)
  expect(dataOf(await services.as(sam).tasks.restore({ removal }))).toMatchObject({ _id, title: 'T' })
  dataOf(await services.as(sam).tasks.restore({ removal }))
  expect(await collection('tasks').find({}, { promoteValues: false }).toArray()).toEqual([before])
})

test.each([
  ['no title', { title: '  ' }, { title: 'required' }],
  ['a title of ten thousand characters', { title: 'x'.repeat(10_000) }, { title: 'too_long' }],
  ['no date of the calendar', { due_date: new Date(Number.NaN) }, { due_date: 'bad_date' }],
  ['the year 20266', { due_date: new Date('+020266-01-01T00:00:00Z') }, { due_date: 'bad_date' }],
  ['an unknown rule', { repeat_rule: 'whenever' }, { repeat_rule: 'bad_repeat' }],
  ['a series without a beginning', { repeat_rule: 'FREQ=DAILY' }, { due_date: 'required' }],
  ['an operator as priority', { priority: { $gt: '' } }, {}],
  ['two records', { record: { lead_id: 'a'.repeat(24), contact_id: 'a'.repeat(24) } }, {}]
])('%s is refused at its field', async (_what, wrong, fields) => {
  const answer = await services.as(sam).tasks.create({ title: 'T', ...wrong } as never)
  expect(answer).toMatchObject({ error: { code: 'invalid_input', details: { fields } } })
  expect(await collection('tasks').countDocuments()).toBe(0)
})

test('a series can’t lose its beginning later', async () => {
  const { _id } = dataOf(await services.as(sam).tasks.create(weekly))
  expect(await services.as(sam).tasks.update({ _id, set: { due_date: null } })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { due_date: 'required' } } }
  })
})
