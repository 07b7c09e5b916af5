import { ObjectId } from 'mongodb'
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

const collection = (name: string) => services.db.collection(name)
const addLead = async (fields: object = {}) =>
  (
    await collection('leads').insertOne({
      brand_name: 'Nova',
      email: 'tal@nova.example',
      status: 'NEW',
      ...fields
    })
  ).insertedId.toHexString()
const addContact = async (fields: object) =>
  (
    await collection('contacts').insertOne({ created_at: new Date(), lead_ids: [], ...fields })
  ).insertedId.toHexString()
const convert = (lead_id: string, more: object = {}, user = admin) =>
  services.as(user).conversions.convert({ lead_id, ...more })
const leadOf = (id: string) => collection('leads').findOne({ _id: new ObjectId(id) })

test('makes a contact with everything that the lead knows, and both know each other', async () => {
  const lead_id = await addLead({
    email: ' Tal@Nova.example ',
    name: 'Tal Cohen',
    phone: '054-1234567',
    sector: 'Restauration',
    language: 'he',
    tags: ['hot'],
    stage: 'qualification',
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id
  })
  const deal = await collection('opportunities').insertOne({ name: 'Early', lead_id, contact_id: null })
  const { contact_id, outcome, opportunity_id } = dataOf(await convert(lead_id, {}, sam))
  expect([outcome, opportunity_id]).toEqual(['created', null])
  expect(await collection('contacts').findOne({})).toEqual({
    _id: new ObjectId(contact_id),
    email: 'Tal@Nova.example',
    name: 'Tal Cohen',
    phone: '054-1234567',
    company: 'Nova',
    brand_name: 'Nova',
    sector: 'Restauration',
    language: 'he',
    tags: ['hot'],
    lead_ids: [lead_id],
    opportunity_ids: [deal.insertedId.toHexString()],
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id,
    created_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(await leadOf(lead_id)).toMatchObject({
    converted_to_contact_id: contact_id,
    status: 'CONVERTED',
    stage: 'qualification',
    updated_at: services.clock.now
  })
  expect(await collection('opportunities').findOne({})).toMatchObject({ contact_id })
  const entries = await collection('activities').find().sort({ type: 1 }).toArray()
  expect(entries).toMatchObject([
    { type: 'conversion', subject: 'Lead converted to contact', lead_id, contact_id, user_email: sam.email },
    { type: 'status_change', lead_id, metadata: { old_status: 'NEW', new_status: 'CONVERTED' } }
  ])
})

test('a lead with no more than a brand, or an odd one of the website, becomes a contact that the website can read', async () => {
  for (const fields of [
    { email: null, brand_name: 'Brand' },
    { email: 'x@x.example', brand_name: null, full_name: 'Léa' }
  ]) {
    const { contact_id } = dataOf(await convert(await addLead(fields)))
    expect(await collection('contacts').findOne({ _id: new ObjectId(contact_id) })).toMatchObject({
      email: fields.email ?? '',
      language: 'fr',
      name: expect.any(String)
    })
  }
  const nobody = await addLead({ email: '', brand_name: '' })
  expect(await convert(nobody)).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'nothing_known' } }
  })
})

test('pressed twice it is one contact, one deal and one entry', async () => {
  const lead_id = await addLead()
  const deal = { name: 'Nova in Haifa', value: 15_000, currency: 'EUR' as const }
  const first = dataOf(await convert(lead_id, { deal }))
  const second = dataOf(await convert(lead_id, { deal }))
  expect(second).toEqual({ ...first, outcome: 'already' })
  expect(await collection('contacts').countDocuments()).toBe(1)
  expect(await collection('opportunities').countDocuments()).toBe(1)
  expect(await collection('activities').countDocuments({ type: 'conversion' })).toBe(1)
  expect(await collection('activities').countDocuments({ subject: 'Opportunity created' })).toBe(1)
})

test('ten presses at the same time are one contact and one deal', async () => {
  const lead_id = await addLead({ owner_email: sam.email })
  const deal = { name: 'Nova' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => convert(lead_id, { deal }, i % 2 ? admin : sam))
  )
  const done = answers.map(dataOf)
  expect(new Set(done.map(({ contact_id }) => contact_id)).size).toBe(1)
  expect(new Set(done.map(({ opportunity_id }) => opportunity_id)).size).toBe(1)
  const contact = await collection('contacts').find().toArray()
  expect(contact).toMatchObject([{ lead_ids: [lead_id], opportunity_ids: [done[0]?.opportunity_id] }])
  expect(await collection('opportunities').countDocuments()).toBe(1)
  expect(await collection('activities').countDocuments({ type: 'conversion' })).toBe(1)
  expect(await collection('activities').countDocuments({ type: 'status_change' })).toBe(1)
})

test('two leads of one person that are converted at once become one contact', async () => {
  const leads = await Promise.all([addLead(), addLead({ brand_name: 'Other', email: 'TAL@nova.example' })])
  const answers = await Promise.all(leads.map((lead) => convert(lead)))
  const contacts = await collection('contacts').find().toArray()
  expect(contacts).toHaveLength(1)
  // Either both met, or the second was shown the first's contact and may choose it.
  for (const [at, answer] of answers.entries()) {
    const again = answer.ok ? answer : await convert(leads[at] ?? '', { attach_to: String(contacts[0]?._id) })
    expect(dataOf(again).contact_id).toBe(String(contacts[0]?._id))
  }
  expect((await collection('contacts').findOne({}))?.lead_ids.toSorted()).toEqual(leads.toSorted())
})

test('an existing contact with the e-mail is shown first, and linked rather than doubled', async () => {
  const existing = await addContact({ name: 'Tal', email: 'TAL@nova.example ', lead_ids: null, extra: 1 })
  await addContact({ email: 'tal@nova.example', timestamp: '2025-01-01T00:00:00', message: 'Hello' })
  const lead_id = await addLead()
  expect(dataOf(await services.as(admin).conversions.candidates({ lead_id }))).toMatchObject([
    { _id: existing }
  ])
  expect(await convert(lead_id)).toMatchObject({
    error: { code: 'duplicate', details: { contacts: [{ _id: existing }] } }
  })
  expect((await leadOf(lead_id))?.status).toBe('NEW')
  const done = dataOf(await convert(lead_id, { attach_to: existing }))
  expect(done).toMatchObject({ contact_id: existing, outcome: 'attached' })
  expect(await collection('contacts').findOne({ name: 'Tal' })).toMatchObject({
    lead_ids: [lead_id],
    extra: 1
  })
  expect(await collection('contacts').countDocuments()).toBe(2)
})

test('beside an existing contact a second one is made only when asked for', async () => {
  const existing = await addContact({ name: 'Office', email: 'tal@nova.example' })
  const lead_id = await addLead()
  const beside = [existing]
  const first = dataOf(await convert(lead_id, { beside }))
  expect(first.outcome).toBe('created')
  expect(first.contact_id).not.toBe(existing)
  expect(dataOf(await convert(lead_id, { beside }))).toEqual({ ...first, outcome: 'already' })
  expect(await collection('contacts').countDocuments()).toBe(2)
})

test('a person who has another address since leaves the place to the lead’s own contact', async () => {
  const first = dataOf(await convert(await addLead()))
  await collection('contacts').updateOne({}, { $set: { email: 'new@nova.example' } })
  const second = dataOf(await convert(await addLead({ brand_name: 'Other' })))
  expect(second.outcome).toBe('created')
  expect(second.contact_id).not.toBe(first.contact_id)
})

test('a conversion that the website made is known, and one whose contact is gone can be made again', async () => {
  const contact = await addContact({ name: 'Tal' })
  const lead_id = await addLead({ converted_contact_id: new ObjectId(contact) })
  expect(dataOf(await convert(lead_id))).toMatchObject({ contact_id: contact, outcome: 'already' })
  await collection('contacts').deleteOne({})
  const again = dataOf(await convert(lead_id))
  expect(again.outcome).toBe('created')
  expect(await leadOf(lead_id)).toMatchObject({ converted_to_contact_id: again.contact_id })
  expect(await leadOf(lead_id)).not.toHaveProperty('converted_contact_id')
})

test('whoever decides otherwise a moment later gets the contact that is there, and leaves none behind', async () => {
  const existing = await addContact({ name: 'Office', email: 'tal@nova.example' })
  const lead_id = await addLead()
  const answers = await Promise.all([
    convert(lead_id, { attach_to: existing }),
    convert(lead_id, { beside: [existing] }),
    convert(lead_id, { attach_to: existing })
  ])
  const ids = new Set(answers.map((answer) => dataOf(answer).contact_id))
  expect(ids.size).toBe(1)
  const [kept] = ids
  const others = await collection('contacts').find({ lead_ids: lead_id }).toArray()
  expect(others.map(({ _id }) => String(_id))).toEqual([kept])
})

test('a deal that is opened with it carries the project and the lead’s owner', async () => {
  const lead_id = await addLead({
    owner_email: sam.email,
    assigned_to: sam.email,
    sector: 'food',
    expansion_type: 'franchise',
    format: 'kiosk',
    target_city: 'Haifa'
  })
  const deal = { name: 'Nova', value: 15_000, stage: 'negotiation' as const }
  const { contact_id, opportunity_id } = dataOf(await convert(lead_id, { deal }))
  expect(await collection('opportunities').findOne({})).toMatchObject({
    _id: new ObjectId(opportunity_id ?? ''),
    lead_id,
    contact_id,
    value: 15_000,
    stage: 'negotiation',
    sector: 'food',
    expansion_type: 'franchise',
    format: 'kiosk',
    target_city: 'Haifa',
    owner_email: sam.email,
    owner_id: sam._id
  })
  expect(await leadOf(lead_id)).toMatchObject({ converted_to_opportunity_id: opportunity_id })
  expect(await collection('contacts').findOne({})).toMatchObject({ opportunity_ids: [opportunity_id] })
})

test('what a failing database broke off is finished by pressing again', async () => {
  const lead_id = await addLead()
  for (const command of ['insert', 'findAndModify']) {
    await services.fail([command], { times: 1 })
    expect((await convert(lead_id)).ok).toBe(false)
  }
  const { contact_id } = dataOf(await convert(lead_id))
  expect(await collection('contacts').find().toArray()).toMatchObject([{ lead_ids: [lead_id] }])
  expect(await leadOf(lead_id)).toMatchObject({ converted_to_contact_id: contact_id, status: 'CONVERTED' })
  expect(await collection('activities').countDocuments({ type: 'conversion' })).toBe(1)
})

test('a salesperson converts their own leads, and links only contacts that they may see', async () => {
  const hers = await addContact({ name: 'Tal', email: 'tal@nova.example', assigned_to: sue.email })
  const lead_id = await addLead({ owner_email: sam.email, assigned_to: sam.email })
  expect(await convert(lead_id, {}, sue)).toMatchObject({ error: { code: 'not_found' } })
  const [candidate] = dataOf(await services.as(sam).conversions.candidates({ lead_id }))
  expect(candidate).toMatchObject({ _id: hers, mayOpen: false, phone: null })
  expect(await convert(lead_id, { attach_to: hers }, sam)).toMatchObject({ error: { code: 'not_found' } })
  expect(dataOf(await convert(lead_id, { beside: [hers] }, sam)).outcome).toBe('created')
})
