import { type Db, type Document, ObjectId } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addActivity } from '../activities/activity.service.ts'
import { removeAudited } from '../audit/removal.ts'
import { testServer } from '../embedded/server.fixture.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { createLead, updateLead } from '../leads/lead.service.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { completeTask, createTask, removeTask } from '../tasks/task.service.ts'
import { decide, resolve, retry } from './choices.ts'
import { discard } from './giving.up.ts'
import { openComputer, type TestComputer } from './outbox.fixture.ts'
import { writeAll } from './outbox.journal.ts'
import { conflictPage, logPage, queuePage, statusOf } from './outbox.views.ts'

const servers = testServer({ replSet: 'carmel' })
let db: Db
let computer: TestComputer
let anna: SignedInUser
let boss: SignedInUser

beforeEach(async () => {
  db = servers.db()
  anna = await account('anna@example.org', 'sales')
  boss = await account('boss@example.org', 'admin')
  computer = await openComputer(db)
})
afterEach(async () => {
  await computer.stop()
  await computer.remove()
})

async function account(email: string, role: 'sales' | 'admin'): Promise<SignedInUser> {
  const _id = new ObjectId()
  await db
    .collection('crm_users')
    .insertOne({ _id, email, name: email, role, is_active: true, assigned_leads: [] })
  const id = _id.toHexString()
  return { _id: id, email, name: email, role, ids: [id], assignedLeads: [] }
}

/** A lead on the server and here; the server is then away. */
async function knownLead(fields: Document = {}): Promise<string> {
  const _id = new ObjectId()
  const dates = { created_at: new Date('2026-01-01'), updated_at: new Date('2026-01-01') }
  const owner = { owner_email: anna.email, assigned_to: anna.email, owner_id: anna._id }
  await db
    .collection('leads')
    .insertOne({ _id, brand_name: 'Zeta', email: 'z@example.org', ...owner, ...dates, ...fields })
  await computer.fill('leads')
  away()
  return _id.toHexString()
}

const away = () => {
  computer.link.server = null
}
const back = async () => {
  computer.link.server = db
  await computer.sender.sendNow()
}
const onServer = (name: string, id: string) => db.collection(name).findOne({ _id: new ObjectId(id) })
const here = (name: string, id: string) => computer.local.collection(name).findOne({ _id: new ObjectId(id) })
const edit = (id: string, set: Document, user = anna) =>
  updateLead(computer.ctx(user), { _id: id, set, base: {} })
const page = { skip: 0, limit: 50 }
const status = (user = anna) => statusOf(computer.outbox, user, null)
const conflicts = async (user = anna) =>
  (await conflictPage(computer.outbox, computer.local, user, page)).rows
const log = async () => (await logPage(computer.outbox, computer.local, anna, page)).rows
const queue = async (user = anna) => (await queuePage(computer.outbox, computer.local, user, page)).rows

test('what was written without the server is there when it is back, with its history', async () => {
  away()
  const lead = await createLead(computer.ctx(anna), {
    brand_name: 'Nova',
    email: 'n@example.org',
    despiteDuplicate: false,
    contact_id: null
  })
  await edit(lead._id, { phone: '0501234567' })
  await addActivity(computer.ctx(anna), {
    record: { lead_id: lead._id },
    type: 'note',
    description: 'Called',
    mentions: []
  } as never)
  const task = await createTask(computer.ctx(anna), {
    title: 'Send offer',
    record: { lead_id: lead._id }
  } as never)
  await completeTask(computer.ctx(anna), { _id: task._id, done: true })
  expect(await db.collection('leads').countDocuments()).toBe(0)
  expect(status()).toMatchObject({ waiting: 5, refused: 0, conflicts: 0 })

  await back()

  expect(status()).toMatchObject({ waiting: 0, refused: 0, conflicts: 0, last_sent_at: computer.clock.now })
  expect(await onServer('leads', lead._id)).toMatchObject({
    phone: '0501234567',
    activity_count: 1,
    brand_name: 'Nova'
  })
  expect(await onServer('tasks', task._id)).toMatchObject({ is_completed: true })
  expect(await db.collection('activities').countDocuments({ lead_id: lead._id })).toBe(3)
  expect(await db.collection('timeline_events').countDocuments({ entity_id: task._id })).toBe(2)
  expect(await here('leads', lead._id)).toEqual(await onServer('leads', lead._id))
  const owner = await db.collection('crm_users').findOne({ email: anna.email })
  expect(owner?.assigned_leads).toEqual([lead._id])
})

test('other fields changed elsewhere are kept; the clock of this computer decides nothing', async () => {
  const id = await knownLead()
  computer.clock.now = new Date('2001-01-01')
  await edit(id, { phone: '0501234567' })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { company: 'Theirs' } })
  await back()
  const lead = await onServer('leads', id)
  expect(lead).toMatchObject({ phone: '0501234567', company: 'Theirs' })
  expect(lead?.updated_at.getFullYear()).toBeGreaterThan(2020)
  expect(status().conflicts).toBe(0)
})

test('the same field changed on both sides waits for a choice, and both values are in the history', async () => {
  const id = await knownLead({ phone: '1' })
  await edit(id, { phone: '2', company: 'Mine' })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { phone: '3' } })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ phone: '3', company: 'Mine' })
  expect(await here('leads', id)).toMatchObject({ phone: '3', company: 'Mine' })
  expect(await log()).toMatchObject([
    { event: 'conflict', name: 'Zeta', fields: ['phone'] },
    { event: 'sent', name: 'Zeta', fields: ['company'] }
  ])
  const [conflict] = await conflicts()
  expect(conflict).toMatchObject({
    kind: 'fields',
    name: 'Zeta',
    fields: [
      {
        field: 'phone',
        base: '1',
        mine: { value: '2', by: anna.email },
        theirs: { value: '3' },
        editable: true
      }
    ]
  })
  const entry = await db.collection('activities').findOne({ 'metadata.conflict.phone': { $exists: true } })
  expect(entry).toMatchObject({ lead_id: id, metadata: { conflict: { phone: { mine: '2', theirs: '3' } } } })

  await resolve(computer.deciding(anna), conflict?.id ?? '', { phone: { choose: 'mine' } })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ phone: '2', company: 'Mine' })
  expect(await conflicts()).toEqual([])
})

test('an edited value has to fit, and meets a new conflict when the server has moved on', async () => {
  const id = await knownLead({ email: 'a@example.org' })
  await edit(id, { email: 'b@example.org' })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { email: 'c@example.org' } })
  await back()
  expect(await log()).toMatchObject([{ event: 'conflict', fields: ['email'] }])
  const [conflict] = await conflicts()
  const choose = (value: unknown) =>
    resolve(computer.deciding(anna), conflict?.id ?? '', { email: { choose: 'edited', value } })
  await expect(choose('nonsense')).rejects.toMatchObject({ details: { fields: { email: 'bad_email' } } })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { email: 'd@example.org' } })
  await choose('e@example.org')
  await back()
  expect(await onServer('leads', id)).toMatchObject({ email: 'd@example.org' })
  expect(await conflicts()).toMatchObject([
    { fields: [{ mine: { value: 'e@example.org' }, theirs: { value: 'd@example.org' } }] }
  ])
})

test('deleted there and edited here is restored as a new lead, or dropped', async () => {
  const [first, second] = [await knownLead({ company: 'Old' }), await knownLead()]
  await edit(first, { phone: '1' })
  await edit(second, { phone: '2' })
  await db.collection('leads').deleteMany({})
  await back()
  const [one, two] = await conflicts()
  expect([one, two]).toMatchObject([{ kind: 'deleted_there', document_id: first }, { kind: 'deleted_there' }])
  expect([status(), await queue()]).toMatchObject([{ waiting: 0, refused: 0, conflicts: 2 }, []])
  const restored = await decide(computer.deciding(anna), one?.id ?? '', 'mine')
  expect(await decide(computer.deciding(anna), two?.id ?? '', 'theirs')).toBeNull()
  await back()
  expect(await db.collection('leads').find().toArray()).toMatchObject([{ company: 'Old', phone: '1' }])
  expect(await onServer('leads', restored ?? '')).not.toBeNull()
  expect(await db.collection('activities').distinct('lead_id')).toEqual([restored])
  expect([await here('leads', first), await here('leads', second)]).toEqual([null, null])
  expect(status()).toMatchObject({ waiting: 0, refused: 0, conflicts: 0 })
})

test('deleted here and changed there is asked about, and its audit entry waits with it', async () => {
  away()
  const task = await createTask(computer.ctx(anna), { title: 'Call' } as never)
  await back()
  away()
  await removeTask(computer.ctx(anna), { _id: task._id })
  expect(await here('tasks', task._id)).toBeNull()
  await db.collection('tasks').updateOne({ _id: new ObjectId(task._id) }, { $set: { title: 'Call again' } })
  await back()
  expect(await db.collection('audit_logs').countDocuments()).toBe(0)
  const [conflict] = await conflicts()
  expect(conflict).toMatchObject({
    kind: 'changed_there',
    fields: [{ field: 'title', theirs: { value: 'Call again' } }]
  })
  await decide(computer.deciding(anna), conflict?.id ?? '', 'mine')
  await back()
  expect(await db.collection('tasks').countDocuments()).toBe(0)
  expect(await db.collection('audit_logs').countDocuments()).toBe(1)
})

test('what the server refuses is kept with the reason, and can be edited and sent again', async () => {
  await db.collection('leads').createIndex({ email: 1 }, { unique: true })
  await db.collection('leads').insertOne({ email: 'n@example.org' })
  away()
  const lead = await createLead(computer.ctx(anna), {
    brand_name: 'Nova',
    email: 'n@example.org',
    despiteDuplicate: true,
    contact_id: null
  })
  await edit(lead._id, { phone: '1' })
  await back()
  expect(await queue()).toMatchObject([
    {
      kind: 'insert',
      state: 'refused',
      reason: { code: 'duplicate', details: { keys: { email: 1 } } },
      name: 'Nova'
    },
    { kind: 'update', state: 'held', reason: null }
  ])
  expect(status()).toMatchObject({ waiting: 1, refused: 1 })
  const [refused] = await queue()
  await retry(computer.deciding(anna), refused?.id ?? '', { email: 'other@example.org' })
  await back()
  expect(await onServer('leads', lead._id)).toMatchObject({ email: 'other@example.org', phone: '1' })
  expect(await here('leads', lead._id)).toEqual(await onServer('leads', lead._id))
  expect(status()).toMatchObject({ waiting: 0, refused: 0 })
})

test('rights are those that the author has by now', async () => {
  const [mine, given] = [await knownLead(), await knownLead()]
  await edit(mine, { phone: '1' })
  await edit(given, { phone: '2' })
  await db
    .collection('leads')
    .updateOne(
      { _id: new ObjectId(given) },
      { $set: { owner_email: boss.email, assigned_to: boss.email, owner_id: boss._id } }
    )
  await back()
  expect(await onServer('leads', mine)).toMatchObject({ phone: '1' })
  expect((await onServer('leads', given))?.phone).toBeUndefined()
  expect(await queue()).toMatchObject([
    { state: 'refused', reason: { code: 'forbidden', details: { scope: true } } }
  ])
  expect((await log())[0]).toMatchObject({ event: 'refused', name: 'Zeta' })

  away()
  await edit(mine, { phone: '3' })
  await db.collection('crm_users').updateOne({ email: anna.email }, { $set: { role: 'viewer' } })
  await back()
  expect(await onServer('leads', mine)).toMatchObject({ phone: '1' })
  expect(await queue()).toMatchObject([
    { state: 'refused' },
    { state: 'refused', reason: { code: 'forbidden' } }
  ])
})

test('a discarded write takes what follows it along, and the record shows what it did before', async () => {
  const id = await knownLead({ phone: '1' })
  await edit(id, { phone: '2' })
  await edit(id, { company: 'Kept' })
  const [first] = await queue()
  await discard(computer.deciding(anna), first?.id ?? '')
  expect(await here('leads', id)).toMatchObject({ phone: '1', company: 'Kept' })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ phone: '1', company: 'Kept' })
  expect(await db.collection('activities').countDocuments()).toBe(1)
  expect((await log()).map(({ event }) => event)).toContain('discarded')
})

test('a lost answer and a crash before the local mark apply nothing twice', async () => {
  const id = await knownLead({ activity_count: 1 })
  await addActivity(computer.ctx(anna), {
    record: { lead_id: id },
    type: 'note',
    description: 'A',
    mentions: []
  } as never)
  await edit(id, { phone: '2' })
  const waiting = [...computer.outbox.state.operations.values()]
  await back()
  // The same writes once more, as after a crash that forgot what the server had answered.
  away()
  await computer.outbox.add(waiting.map((operation) => ({ t: 'write', operation })))
  await db.collection('activities').deleteMany({ type: 'note', description: 'A' })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ activity_count: 2, phone: '2' })
  expect(await db.collection('activities').countDocuments({ description: 'A' })).toBe(0)
  expect(status()).toMatchObject({ waiting: 0, conflicts: 0, refused: 0 })
})

test('deltas do not overwrite what waits, and the next start has it all', async () => {
  const id = await knownLead({ phone: '1' })
  await edit(id, { phone: '2' })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { company: 'Theirs' } })
  await computer.fill('leads')
  expect(await here('leads', id)).toMatchObject({ phone: '2', company: 'Theirs' })
  await computer.stop()
  computer = await openComputer(db, { folder: computer.folder })
  expect(await here('leads', id)).toMatchObject({ phone: '2', company: 'Theirs' })
  // The local documents are lost and filled again.
  await computer.local.dropDatabase()
  await computer.fill('leads')
  expect(await here('leads', id)).toMatchObject({ phone: '2', company: 'Theirs' })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ phone: '2', company: 'Theirs' })
})

test('a removed record can be brought back whole, also with what this computer has no copy of', async () => {
  const id = await knownLead()
  await computer.local.collection('leads').updateOne({ _id: new ObjectId(id) }, { $unset: { pdf_url: '' } })
  await db.collection('leads').updateOne({ _id: new ObjectId(id) }, { $set: { pdf_url: 'data:…' } })
  await removeAudited(computer.ctx(boss), leadCollection, { id, entity_type: 'lead' })
  await back()
  expect(await onServer('leads', id)).toBeNull()
  expect(await db.collection('audit_logs').findOne()).toMatchObject({
    before: { _id: id, pdf_url: 'data:…' }
  })
})

test('a full disk refuses the write, and neither the record nor the queue has it', async () => {
  const id = await knownLead({ phone: '1' })
  await computer.stop()
  let isFull = false
  computer = await openComputer(db, {
    folder: computer.folder,
    write: (file, bytes, position) => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' })
      return writeAll(file, bytes, position)
    }
  })
  away()
  isFull = true
  await expect(edit(id, { phone: '2' })).rejects.toMatchObject({
    code: 'not_allowed_now',
    details: { reason: 'ENOSPC' }
  })
  expect(await here('leads', id)).toMatchObject({ phone: '1' })
  expect(status()).toMatchObject({ waiting: 0 })
  isFull = false
  await edit(id, { phone: '3' })
  await back()
  expect(await onServer('leads', id)).toMatchObject({ phone: '3' })
})
