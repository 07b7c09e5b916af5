import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { otherCollections, ownCollections } from '../collections.ts'
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

test('what would move is counted as a person counts it: a mail and its copy are one, a contact that names twice is one', async () => {
  const lead = await add('leads', { brand_name: 'Nova' })
  await nameEverywhere(services.db, 'lead', lead)
  await collection('contacts').insertOne({ lead_ids: [lead], source_lead_id: lead })
  expect(dataOf(await services.as(admin).merges.links({ kind: 'lead', _id: lead }))).toEqual({
    tasks: 2,
    opportunities: 2,
    invoices: 2,
    history: 8,
    mails: 6,
    analyses: 2,
    contacts: 4,
    newsletter: 1
  })
  const alone = await add('leads', { brand_name: 'Alone' })
  expect(dataOf(await services.as(admin).merges.links({ kind: 'lead', _id: alone }))).toEqual({})
  expect(await services.as(sam).merges.links({ kind: 'lead', _id: lead })).toMatchObject({
    error: { code: 'forbidden' }
  })
})

test.each(['lead', 'contact'] as const)('an index answers where a %s is named', async (kind) => {
  const id = await add(`${kind}s`, { name: 'Named' })
  await nameEverywhere(services.db, kind, id)
  const definitions = [...ownCollections, ...otherCollections]
  const places: string[] = []
  for (const { name } of await services.db.listCollections().toArray()) {
    for (const document of await collection(name).find({}).toArray()) {
      for (const [field, value] of Object.entries(document)) {
        if (field !== '_id' && [value].flat().some((one) => String(one) === id))
          places.push(`${name}.${field}`)
      }
    }
  }
  expect(places.length).toBeGreaterThan(20)
  for (const place of [...places, `${kind}s.merged_into`]) {
    const [name, field] = place.split('.')
    const firsts = definitions
      .filter((definition) => definition.name === name)
      .flatMap(({ indexes }) => indexes.map(({ keys }) => Object.keys(keys)[0]))
    expect(firsts, place).toContain(field)
  }
})
