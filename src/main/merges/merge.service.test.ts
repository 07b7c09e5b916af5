import { type Document, Double, Int32, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { nameEverywhere } from './merge.fixture.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const sue = person('sue', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, sue]))

const collection = (name: string) => services.db.collection(name)
const add = async (name: string, document: object) =>
  (await collection(name).insertOne({ ...document })).insertedId.toHexString()
const stored = (name: string, id: string) =>
  collection(name).findOne({ _id: new ObjectId(id) }, { promoteValues: false })
const merge = (kind: 'lead' | 'contact', winner: string, loser: string, take: string[] = []) =>
  services.as(admin).merges.merge({ kind, winner, loser, take: take as never })
const undo = (id: string) => services.as(admin).merges.undo({ merge: id })

/** How often an id stands anywhere in the database but in the entries of merges. */
async function mentions(id: string): Promise<number> {
  let count = 0
  for (const { name } of await services.db.listCollections().toArray()) {
    if (name === 'audit_logs' || name === 'crm_users') continue
    for (const document of await collection(name)
      .find({ 'metadata.merge': { $exists: false } })
      .toArray())
      count += JSON.stringify(document).split(id).length - 1
  }
  return count
}

test.each(['lead', 'contact'] as const)(
  'everything that names the losing %s names the winner, and back',
  async (kind) => {
    const winner = await add(`${kind}s`, { name: 'Winner' })
    const loser = await add(`${kind}s`, { name: 'Loser' })
    await nameEverywhere(services.db, kind, loser)
    const [before, winnersBefore] = [await mentions(loser), await mentions(winner)]
    const done = dataOf(await merge(kind, winner, loser))
    expect(await mentions(loser)).toBe(0)
    expect(await mentions(winner)).toBe(winnersBefore + before - 1)
    expect(await stored(`${kind}s`, loser)).toBeNull()
    expect(dataOf(await undo(done.merge))).toEqual({ kind, winner, loser })
    expect(await mentions(loser)).toBe(before + 1) // and the entry that tells of the undoing
    expect(await mentions(winner)).toBe(winnersBefore + 1)
  }
)

test('the winner gets the chosen fields and all that only the loser had; undoing gives both back with their types', async () => {
  const winner = await add('leads', {
    brand_name: 'Nova',
    phone: '1',
    budget_estimated: new Double(5),
    tags: ['hot'],
    activity_count: new Int32(1),
    updated_at: new Date(1)
  })
  const loserDocument = {
    brand_name: 'NOVA',
    phone: '2',
    budget_estimated: new Int32(7),
    tags: ['cold'],
    analysis_meta: { analysis_id: 'x', score: new Double(3) },
    odd: [new Double(1), { deep: new Int32(2) }],
    'dotted.name': 1,
    pdf_url: `data:application/pdf;base64,${'A'.repeat(200_000)}`,
    created_at: new Date(2)
  }
  const loser = await add('leads', loserDocument)
  const [before, lost] = [await stored('leads', winner), await stored('leads', loser)]
  services.clock.now = new Date('2026-02-01T00:00:00Z')
  const done = dataOf(await merge('lead', winner, loser, ['phone', 'budget_estimated', 'analysis']))
  expect(await stored('leads', winner)).toMatchObject({
    brand_name: 'Nova',
    phone: '2',
    budget_estimated: new Int32(7),
    tags: ['hot', 'cold'],
    analysis_meta: { analysis_id: 'x', score: new Double(3) },
    pdf_url: loserDocument.pdf_url,
    odd: loserDocument.odd,
    updated_at: services.clock.now
  })
  dataOf(await undo(done.merge))
  expect(await stored('leads', winner)).toEqual({ ...before, updated_at: services.clock.now })
  expect(await stored('leads', loser)).toEqual(lost)
})

test('the history tells of it without what is kept, and the audit log names who did it', async () => {
  const winner = await add('leads', { brand_name: 'Nova' })
  const loser = await add('leads', { brand_name: 'NOVA', name: 'Tal' })
  const done = dataOf(await merge('lead', winner, loser, ['name']))
  const timeline = async () =>
    dataOf(await services.as(admin).activities.timeline({ record: { lead_id: winner } })).entries
  expect(await timeline()).toMatchObject([
    {
      _id: done.merge,
      subject: 'Leads merged',
      metadata: { merge: 'lead', loser_id: loser, loser_name: 'Tal', kept: null }
    }
  ])
  const entry = await collection('activities').findOne({ _id: new ObjectId(done.merge) })
  expect(JSON.parse(entry?.metadata.kept)).toMatchObject({ kind: 'lead', loser: { _id: { $oid: loser } } })
  expect(await collection('audit_logs').find().toArray()).toMatchObject([
    { action: 'merge', entity_type: 'lead', entity_id: winner, details: { loser_id: loser, taken: ['name'] } }
  ])
  dataOf(await undo(done.merge))
  dataOf(await undo(done.merge))
  expect((await timeline()).map(({ subject }) => subject)).toEqual(['Merge undone', 'Leads merged'])
  expect((await timeline())[1]?.metadata).toMatchObject({ undone_by: admin.email })
  expect(await collection('audit_logs').countDocuments({ action: 'restore' })).toBe(1)
})

test('undoing leaves alone what somebody changed since, and takes only its own entries out of lists', async () => {
  const winner = await add('contacts', {
    name: 'A',
    phone: '1',
    email: 'a@x.example',
    lead_ids: ['l1'],
    tags: []
  })
  const loser = await add('contacts', {
    name: 'B',
    phone: '2',
    email: 'b@x.example',
    lead_ids: ['l2'],
    tags: ['vip']
  })
  const done = dataOf(await merge('contact', winner, loser, ['phone', 'email']))
  dataOf(await services.as(admin).contacts.update({ _id: winner, set: { phone: '3', tags: ['vip', 'new'] } }))
  dataOf(await undo(done.merge))
  expect(await stored('contacts', winner)).toMatchObject({
    phone: '3',
    email: 'a@x.example',
    lead_ids: ['l1'],
    tags: ['new']
  })
})

test('lists that named both name both again', async () => {
  const winner = await add('leads', { brand_name: 'A' })
  const loser = await add('leads', { brand_name: 'B' })
  const contact = await add('contacts', { lead_ids: [loser, 'x', winner] })
  const done = dataOf(await merge('lead', winner, loser))
  expect((await stored('contacts', contact))?.lead_ids).toEqual(['x', winner])
  dataOf(await undo(done.merge))
  expect((await stored('contacts', contact))?.lead_ids.toSorted()).toEqual([winner, loser, 'x'].toSorted())
})

test('the lists of assigned leads follow the owners, and back', async () => {
  const owned = ({ email, _id }: typeof sam) => ({ owner_email: email, assigned_to: email, owner_id: _id })
  const winner = await add('leads', { brand_name: 'A', ...owned(sam) })
  const loser = await add('leads', { brand_name: 'B', ...owned(sue) })
  await collection('crm_users').updateOne({ email: sam.email }, { $set: { assigned_leads: [winner] } })
  await collection('crm_users').updateOne({ email: sue.email }, { $set: { assigned_leads: [loser] } })
  const lists = async () => {
    const users = await collection('crm_users').find({ role: 'sales' }).sort({ email: 1 }).toArray()
    return users.map(({ assigned_leads }) => assigned_leads)
  }
  const done = dataOf(await merge('lead', winner, loser, ['owner_email']))
  expect(await lists()).toEqual([[], [winner]])
  dataOf(await undo(done.merge))
  expect(await lists()).toEqual([[winner], [loser]])
})

test('a record that somebody changes meanwhile is not merged, and nothing has happened', async () => {
  const winner = await add('leads', { brand_name: 'A', phone: '1' })
  const loser = await add('leads', { brand_name: 'B', phone: '2' })
  const task = await add('tasks', { title: 'Call', lead_id: loser })
  const before = await all()
  // The website writes to the loser between reading and removing.
  await services.fail(['delete'], { times: 1 }, { errorCode: 8 })
  expect((await merge('lead', winner, loser, ['phone'])).ok).toBe(false)
  await services.fail(['delete'], 'off')
  expect(await all()).toEqual(before)
  expect(await stored('tasks', task)).toMatchObject({ lead_id: loser })
  expect(await collection('activities').countDocuments()).toBe(0)
})

test.each(['insert', 'findAndModify', 'update', 'delete'])(
  'a database that fails at %s loses nothing',
  async (command) => {
    const winner = await add('leads', { brand_name: 'A', phone: '1' })
    const loser = await add('leads', { brand_name: 'B', phone: '2' })
    await add('tasks', { title: 'Call', lead_id: loser })
    const before = await all()
    await services.fail([command], { times: 1 })
    const answer = await merge('lead', winner, loser, ['phone'])
    await services.fail([command], 'off')
    if (answer.ok) dataOf(await undo(answer.data.merge))
    expect(await all()).toEqual(before)
  }
)

/** Leads and tasks but for the time of their last write. */
async function all(): Promise<Document[]> {
  const leads = await collection('leads').find({}, { promoteValues: false }).sort({ brand_name: 1 }).toArray()
  const tasks = await collection('tasks').find({}, { promoteValues: false }).toArray()
  return [...leads, ...tasks].map(({ updated_at, ...document }) => document)
}

test('of two administrators who merge the same pair at once, in either direction, one record is left', async () => {
  const a = await add('leads', { brand_name: 'A', phone: '1' })
  const b = await add('leads', { brand_name: 'B', phone: '2' })
  await collection('activities').insertMany([{ lead_id: a }, { lead_id: b }])
  const answers = await Promise.all([merge('lead', a, b), merge('lead', b, a), merge('lead', a, b)])
  const leads = await collection('leads').find().toArray()
  expect(leads.length).toBe(2 - answers.filter((answer) => answer.ok).length)
  expect(leads.length).toBeGreaterThan(0)
  for (const { lead_id } of await collection('activities')
    .find({ 'metadata.merge': { $exists: false } })
    .toArray())
    expect(leads.map(({ _id }) => String(_id))).toContain(lead_id)
})

test('a chain is undone from its end', async () => {
  const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((brand_name) => add('leads', { brand_name })))
  const task = await add('tasks', { title: 'Call', lead_id: c })
  const first = dataOf(await merge('lead', b ?? '', c ?? ''))
  const second = dataOf(await merge('lead', a ?? '', b ?? ''))
  expect(await undo(first.merge)).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'winner_gone' } }
  })
  dataOf(await undo(second.merge))
  dataOf(await undo(first.merge))
  expect(await collection('leads').countDocuments()).toBe(3)
  expect(await stored('tasks', task)).toMatchObject({ lead_id: c })
})

test('only administrators merge; a record is not merged with itself, nor with one that is gone', async () => {
  const a = await add('leads', { brand_name: 'A' })
  const gone = new ObjectId().toHexString()
  expect(await services.as(sam).merges.merge({ kind: 'lead', winner: a, loser: gone })).toMatchObject({
    error: { code: 'forbidden' }
  })
  expect(await merge('lead', a, a)).toMatchObject({ error: { code: 'invalid_input' } })
  expect(await merge('lead', a, gone)).toMatchObject({ error: { code: 'not_found' } })
  const note = await add('activities', { type: 'note', metadata: { merge: 'lead', kept: '{"kind":"x"}' } })
  expect(await undo(note)).toMatchObject({ error: { code: 'not_found' } })
  expect(await undo(gone)).toMatchObject({ error: { code: 'not_found' } })
})
