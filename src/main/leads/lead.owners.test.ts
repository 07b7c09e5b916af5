import { ObjectId } from 'mongodb'
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

test('a salesperson owns what they create; an administrator may name the owner, or nobody', async () => {
  const bySam = dataOf(await services.as(sam).leads.create({ ...newLead, owner_email: null }))
  expect(bySam.owner_email).toBe(sam.email)
  const refused = await services.as(sam).leads.create({ ...newLead, brand_name: 'B', owner_email: sue.email })
  expect(refused).toMatchObject({ error: { code: 'forbidden', details: { fields: ['owner_email'] } } })
  const given = dataOf(
    await services
      .as(admin)
      .leads.create({ ...newLead, brand_name: 'C', owner_email: sue.email.toUpperCase() })
  )
  expect(given).toMatchObject({ owner_email: sue.email, assigned_to: sue.email, owner_id: sue._id })
  const nobodys = dataOf(
    await services.as(admin).leads.create({ ...newLead, brand_name: 'D', owner_email: null })
  )
  expect(nobodys).toMatchObject({ owner_email: null, assigned_to: null, owner_id: null })
  const unknown = await services
    .as(admin)
    .leads.create({ ...newLead, brand_name: 'E', owner_email: 'x@y.example' })
  expect(unknown).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { owner_email: 'other' } } }
  })
})

test('a new owner stands in all owner fields and in their list of leads; the former owner loses it', async () => {
  const id = await addLead()
  const give = (owner_email: string | null) =>
    services.as(admin).leads.update({ _id: id, set: { owner_email } })
  const listOf = async (email: string) =>
    (await services.db.collection('crm_users').findOne({ email }))?.assigned_leads
  dataOf(await give(sam.email))
  expect(await storedLead(id)).toMatchObject({
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id
  })
  expect(await listOf(sam.email)).toEqual([id])
  dataOf(await give(sue.email))
  expect(await listOf(sam.email)).toEqual([])
  expect(await listOf(sue.email)).toEqual([id])
  dataOf(await give(null))
  expect(await listOf(sue.email)).toEqual([])
  expect(await storedLead(id)).not.toHaveProperty('owner_email')
  expect(await storedLead(id)).not.toHaveProperty('assigned_to')
})

test('a lead that names its owner by id alone is owned: it can be given up, and history tells by whom', async () => {
  const id = await addLead({ owner_id: sam._id })
  const lead = dataOf(await services.as(sam).leads.get({ _id: id }))
  const given = await services
    .as(sam)
    .leads.update({ _id: id, set: { owner_email: null }, base: { owner_email: lead.owner_id } })
  expect(dataOf(given).owner_id).toBeNull()
  expect(await storedLead(id)).not.toHaveProperty('owner_id')
  expect(await services.db.collection('audit_logs').findOne({ action: 'owner_change' })).toMatchObject({
    before: { owner_email: sam.email },
    after: { owner_email: null }
  })
})

test('a reassigned lead is in nobody’s list but the new owner’s, however it got there', async () => {
  const users = services.db.collection('crm_users')
  const ted = person('ted', 'sales')
  await users.insertOne({ _id: new ObjectId(ted._id), email: ted.email, is_active: true })
  const id = await addLead({ assigned_to: sam._id })
  const other = new ObjectId().toHexString()
  const setList = (email: string, assigned_leads: unknown) =>
    users.updateOne({ email }, { $set: { assigned_leads } })
  await setList(sam.email, [other, id, new ObjectId(id)])
  await setList(viewer.email, [new ObjectId(id)])
  await setList(ted.email, id)
  await setList(admin.email, [other])
  services.changes.length = 0
  dataOf(await services.as(admin).leads.update({ _id: id, set: { owner_email: sue.email } }))
  const lists = await users.find().toArray()
  expect(Object.fromEntries(lists.map((user) => [user.email, user.assigned_leads]))).toEqual({
    [sam.email]: [other],
    [viewer.email]: [],
    [ted.email]: undefined,
    [admin.email]: [other],
    [sue.email]: [id]
  })
  const told = services.changes.find(({ collection }) => collection === 'crm_users')
  expect(told?.ids.toSorted()).toEqual([sam._id, viewer._id, ted._id, sue._id].toSorted())
  expect(await activities().findOne({ subject: 'Lead updated' })).toMatchObject({
    metadata: { changes: { owner_email: { old: sam.email, new: sue.email } } }
  })
})

test('a new owner also replaces the one that the later back end names', async () => {
  const id = await addLead({ owner: sam.email })
  dataOf(await services.as(admin).leads.update({ _id: id, set: { owner_email: sue.email } }))
  expect(await storedLead(id)).toMatchObject({ owner_email: sue.email })
  expect(await storedLead(id)).not.toHaveProperty('owner')
})

test('a broken list of leads in an account does not stop an assignment', async () => {
  const users = services.db.collection('crm_users')
  await users.updateOne({ email: sam.email }, { $set: { assigned_leads: null } })
  await users.updateOne({ email: sue.email }, { $set: { assigned_leads: 'nonsense' } })
  const id = await addLead()
  dataOf(await services.as(admin).leads.update({ _id: id, set: { owner_email: sam.email } }))
  expect((await users.findOne({ email: sam.email }))?.assigned_leads).toEqual([id])
  dataOf(await services.as(admin).leads.update({ _id: id, set: { owner_email: sue.email } }))
  expect((await users.findOne({ email: sue.email }))?.assigned_leads).toBe('nonsense')
})

test('a salesperson gives a lead up, but not to somebody else', async () => {
  const id = await addLead({ assigned_to: sam.email })
  const refused = await services.as(sam).leads.update({ _id: id, set: { owner_email: sue.email } })
  expect(refused).toMatchObject({ error: { code: 'forbidden' } })
  expect(await storedLead(id)).toMatchObject({ assigned_to: sam.email })
  expect(
    dataOf(await services.as(sam).leads.update({ _id: id, set: { owner_email: null } })).owner_email
  ).toBeNull()
  expect(await services.as(sam).leads.get({ _id: id })).toMatchObject({ error: { code: 'not_found' } })
})

test('nobody is given a lead whose account is inactive or missing', async () => {
  await services.db.collection('crm_users').updateOne({ email: sue.email }, { $set: { is_active: false } })
  const id = await addLead()
  for (const owner_email of [sue.email, 'ghost@carmel.example']) {
    expect(await services.as(admin).leads.update({ _id: id, set: { owner_email } })).toMatchObject({
      error: { code: 'invalid_input', details: { fields: { owner_email: 'other' } } }
    })
  }
})

test('the salesperson sees own leads only, by any of the owner fields', async () => {
  const own = await Promise.all([
    addLead({ assigned_to: 'Sam@Carmel.Example', brand_name: 'a' }),
    addLead({ owner_email: sam.email, brand_name: 'b' }),
    addLead({ assigned_to: sam._id, brand_name: 'c' }),
    addLead({ owner_id: new ObjectId(sam._id), brand_name: 'd' }),
    addLead({ brand_name: 'e' })
  ])
  const others = await addLead({ assigned_to: sue.email, brand_name: 'f' })
  await addLead({ assigned_to: `x${sam.email}`, brand_name: 'g' })
  const named = { ...sam, assignedLeads: [own[4] ?? ''] }
  const { rows, total } = dataOf(await services.as(named).leads.list({}))
  expect(rows.map((row) => row.brand_name).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(total).toBe(5)
  for (const call of [
    () => services.as(named).leads.get({ _id: others }),
    () => services.as(named).leads.update({ _id: others, set: { phone: '1' } })
  ]) {
    expect(await call()).toMatchObject({ error: { code: 'not_found' } })
  }
  expect(dataOf(await services.as(viewer).leads.list({})).total).toBe(7)
})
