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

test('warns of the same e-mail and brand whatever the spelling, and creates when told to', async () => {
  const id = await addLead({ email: ' ANNA@eclat.example ', brand_name: 'ECLAT', owner_email: sam.email })
  const refused = await services.as(sam).leads.create(newLead)
  expect(refused).toMatchObject({
    error: { code: 'duplicate', details: { leads: [{ _id: id, mayOpen: true, brand_name: 'ECLAT' }] } }
  })
  expect(await leads().countDocuments()).toBe(1)
  dataOf(await services.as(sam).leads.create({ ...newLead, despiteDuplicate: true }))
  expect(await leads().countDocuments()).toBe(2)
})

test('of equal leads that are created at once only the first is made', async () => {
  const create = (email: string, despiteDuplicate = false) =>
    services.as(sam).leads.create({ ...newLead, email, despiteDuplicate })
  const answers = await Promise.all([
    create('anna@eclat.example'),
    create(' ANNA@eclat.example'),
    create('Anna@eclat.example'),
    create('other@eclat.example')
  ])
  expect(answers.map((answer) => answer.ok || answer.error.code)).toEqual([
    true,
    'duplicate',
    'duplicate',
    true
  ])
  const told = await Promise.all([create(newLead.email, true), create(newLead.email, true)])
  expect(told.every((answer) => answer.ok)).toBe(true)
  expect(await leads().countDocuments()).toBe(4)
})

test('a duplicate of somebody else tells its owner and nothing more', async () => {
  const id = await addLead({
    owner_email: sue.email,
    phone: '+33 1',
    budget_estimated: 5,
    focus_notes: 'secret'
  })
  const [found] = dataOf(await services.as(sam).leads.duplicates(newLead))
  expect(found).toMatchObject({ _id: id, brand_name: 'Éclat', owner_email: sue.email, mayOpen: false })
  expect(found).toMatchObject({ phone: null, budget_estimated: null, status: null, created_at: null })
  const other = { email: 'other@eclat.example', brand_name: 'Autre' }
  expect(dataOf(await services.as(sam).leads.duplicates(other))).toEqual([])
})

test('e-mails and brands that look like patterns are taken literally', async () => {
  await addLead({ email: 'anna@eclatxexample', brand_name: 'Abc' })
  const found = async (email: string, brand_name: string) =>
    dataOf(await services.as(admin).leads.duplicates({ email, brand_name })).length
  expect(await found('anna@eclat.example', 'Autre')).toBe(0)
  expect(await found('.*', 'A.c')).toBe(0)
  expect(await found('', '.*')).toBe(0)
  expect(await found('', '***')).toBe(0)
})

test('the same e-mail, brand or number alone is told with its reason and refuses nothing', async () => {
  const ids = {
    email: await addLead({ email: 'ANNA@eclat.example ', brand_name: 'Autre' }),
    brand: await addLead({ email: 'x@x.example', brand_name: '  l’éclat   D’OR!' }),
    composed: await addLead({ email: 'y@x.example', brand_name: "L-Eclat d'Or" }),
    hebrew: await addLead({ email: 'z@x.example', brand_name: 'קפה תמר' }),
    phone: await addLead({
      email: 'p@x.example',
      brand_name: 'Phone',
      phone: '06 12 34 56 78',
      language: 'fr'
    }),
    longer: await addLead({ email: 'q@x.example', brand_name: 'L’Éclat d’Or Paris' })
  }
  const wanted = { email: 'anna@ECLAT.example', brand_name: 'L’ÉCLAT d or', phone: '+33612345678' }
  const found = dataOf(await services.as(admin).leads.duplicates(wanted))
  expect(Object.fromEntries(found.map(({ _id, same }) => [_id, same]))).toEqual({
    [ids.email]: ['email'],
    [ids.brand]: ['brand'],
    [ids.composed]: ['brand'],
    [ids.phone]: ['phone']
  })
  const inHebrew = dataOf(await services.as(admin).leads.duplicates({ email: '', brand_name: ' קפה–תמר ' }))
  expect(inHebrew.map(({ _id }) => _id)).toEqual([ids.hebrew])
  expect((await services.as(sam).leads.create(wanted)).ok).toBe(true)
})
