import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const viewer = person('viewer', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, viewer]))

const stored = () => services.db.collection('email_templates')
const templates = () => services.as(admin).templates
const read = (id: string) => stored().findOne({ _id: new ObjectId(id) })

const fields = {
  name: 'Relance',
  subject: 'Relance {{brand}}',
  body: 'Bonjour {{name}},\n\nLe [DATE] ?',
  language: 'fr' as const,
  category: 'reminder' as const
}

async function insert(document: object): Promise<string> {
  return (await stored().insertOne(document)).insertedId.toHexString()
}

test('creates a template with the fields of both of the website’s programs', async () => {
  const { _id } = dataOf(await templates().create(fields))
  expect(await read(_id)).toEqual({
    _id: new ObjectId(_id),
    ...fields,
    variables: ['brand', 'name'],
    created_by: admin.email,
    created_at: services.clock.now,
    updated_at: services.clock.now
  })
  expect(services.changes).toContainEqual({ collection: 'email_templates', ids: [_id], kind: 'created' })
})

test('everybody reads templates, only administrators change them', async () => {
  const { _id } = dataOf(await templates().create(fields))
  for (const user of [sam, viewer]) {
    const calls = services.as(user).templates
    expect(dataOf(await calls.list({})).rows).toMatchObject([{ _id }])
    for (const call of [
      calls.create(fields),
      calls.update({ _id, set: { name: 'X' } }),
      calls.remove({ _id }),
      calls.addStarters({})
    ]) {
      expect(await call).toMatchObject({ error: { code: 'forbidden' } })
    }
  }
})

test('lists by name, page by page, in one language or all', async () => {
  await stored().insertMany([
    { name: 'B', subject: 's', body: 'b', language: 'FR' },
    { name: 'A', subject: 's', body: 'b', language: 'he' },
    { name: 'A', subject: 's', body: 'b', language: 'en' },
    { name: 'C', subject: 's', body: 'b' }
  ])
  const all = dataOf(await templates().list({ limit: 3 }))
  expect(all.total).toBe(4)
  expect(all.rows.map(({ name, language }) => `${name} ${language}`)).toEqual(['A en', 'A he', 'B fr'])
  expect(dataOf(await templates().list({ skip: 3 })).rows).toMatchObject([{ name: 'C', language: 'fr' }])
  const french = dataOf(await templates().list({ language: 'fr' }))
  expect(french.rows.map(({ name }) => name)).toEqual(['B', 'C'])
  expect(dataOf(await templates().list({ search: 'c' })).rows).toMatchObject([{ name: 'C' }])
})

test('writes only what changed, keeps what it does not know, and dates as it found it', async () => {
  const _id = await insert({
    ...fields,
    variables: ['name', 'brand'],
    created_at: '2025-12-26T03:08:52.682123+00:00',
    updated_at: '2025-12-18T00:12:57.094+00:00',
    is_default: true
  })
  dataOf(await templates().update({ _id, set: { body: 'Bonjour {{name}}' }, base: { body: fields.body } }))
  expect(await read(_id)).toEqual({
    _id: new ObjectId(_id),
    ...fields,
    body: 'Bonjour {{name}}',
    variables: ['brand', 'name'],
    created_at: '2025-12-26T03:08:52.682123+00:00',
    updated_at: '2026-01-05T08:00:00.000+00:00',
    is_default: true
  })
})

test('nothing is overwritten unseen', async () => {
  const { _id } = dataOf(await templates().create(fields))
  dataOf(await templates().update({ _id, set: { subject: 'Theirs' }, base: { subject: fields.subject } }))
  const mine = await templates().update({ _id, set: { subject: 'Mine' }, base: { subject: fields.subject } })
  expect(mine).toMatchObject({
    error: {
      code: 'changed_elsewhere',
      details: { fields: ['subject'], current: { subject: 'Theirs' } }
    }
  })
})

test('a deleted template comes back as it was', async () => {
  const _id = await insert({ ...fields, created_at: services.clock.now, odd: { kept: true } })
  const before = await read(_id)
  const { undo } = dataOf(await templates().remove({ _id }))
  expect(await read(_id)).toBeNull()
  dataOf(await templates().restore({ undo }))
  expect(await read(_id)).toEqual(before)
  expect(await templates().remove({ _id: new ObjectId().toHexString() })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('the texts to begin with are added once, around what is there', async () => {
  dataOf(await templates().create({ ...fields, name: 'Welcome', language: 'en', body: 'Ours' }))
  expect(dataOf(await templates().addStarters({}))).toEqual({ added: 14 })
  expect(dataOf(await templates().addStarters({}))).toEqual({ added: 0 })
  const { rows } = dataOf(await templates().list({ language: 'en' }))
  expect(rows.find(({ name }) => name === 'Welcome')?.body).toBe('Ours')
})

test('reads templates that nobody would write', async () => {
  await stored().insertMany([{}, { name: 7, body: null, language: 'xx', category: 1, updated_at: 'x' }])
  expect(dataOf(await templates().list({})).rows).toHaveLength(2)
})
