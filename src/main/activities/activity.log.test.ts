import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin]))
afterEach(() => services.fail([], 'off'))

const activities = () => services.db.collection('activities')

async function addLead(): Promise<string> {
  const lead = { brand_name: 'Éclat', phone: '1' }
  return (await services.db.collection('leads').insertOne(lead)).insertedId.toHexString()
}

const edit = (_id: string) => services.as(admin).leads.update({ _id, set: { phone: '2', priority: 'A' } })

test('history that could not be written is written later, once', async () => {
  const id = await addLead()
  await services.fail(['insert'], { times: 2 })
  expect(dataOf(await edit(id))).toMatchObject({ phone: '2' })
  expect(await activities().find().toArray()).toMatchObject([{ subject: 'Lead updated', lead_id: id }])
  expect(services.log).toEqual([])
})

test('history whose answer got lost is not written twice', async () => {
  const id = await addLead()
  const writeConcernError = { code: 91, errmsg: 'shutting down' }
  await services.fail(['insert'], { times: 1 }, { writeConcernError })
  dataOf(await edit(id))
  expect(await activities().countDocuments()).toBe(1)
  expect(services.log).toEqual([])
})

test('a change that gets no history is a change: the call succeeds and the log is warned', async () => {
  const id = await addLead()
  await services.fail(['insert'], 'alwaysOn')
  expect(dataOf(await edit(id))).toMatchObject({ phone: '2', priority: 'A' })
  expect(dataOf(await services.as(admin).leads.get({ _id: id }))).toMatchObject({ phone: '2' })
  expect(services.changes).toContainEqual({ collection: 'leads', ids: [id], kind: 'updated' })
  expect(await activities().countDocuments()).toBe(0)
  expect(services.log).toMatchObject([{ facts: { what: 'history' } }])
})

test('a moved card stays moved without its history', async () => {
  const deal = { name: 'Deal', stage: 'qualification' }
  const _id = (await services.db.collection('opportunities').insertOne(deal)).insertedId.toHexString()
  await services.fail(['insert'], 'alwaysOn')
  const cards = [{ _id, from: 'qualification' }]
  const { moved } = dataOf(await services.as(admin).opportunities.move({ cards, to: 'won' }))
  expect(moved).toMatchObject([{ card: { stage: 'won' } }])
})

test('a note that can’t be written is a failure: there is nothing else to it', async () => {
  const lead_id = await addLead()
  await services.fail(['insert'], 'alwaysOn')
  const add = () =>
    services.as(admin).activities.add({ record: { lead_id }, type: 'note', description: 'Hello' })
  expect((await add()).ok).toBe(false)
  await services.fail(['findAndModify'], 'alwaysOn')
  expect((await add()).ok).toBe(true)
  expect(await activities().countDocuments()).toBe(1)
})
