import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Job } from '#shared/jobs/job.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-export-'))
  services = await startTestServices()
})
afterAll(async () => {
  await services.stop()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await services.reset([admin, sam])
  services.files.next = join(folder, 'list.csv')
})

/** The lines of the file that a job wrote. */
async function lines(job: Job | null): Promise<string[]> {
  const ended = await services.ended(job as Job, admin)
  expect(ended).toMatchObject({ kind: 'export', state: 'done' })
  return (await readFile(join(folder, 'list.csv'), 'utf8')).trim().split('\r\n')
}

const contactInput = {
  filter: {},
  columns: ['name', 'company', 'email', 'kind', 'owner_email', 'received'] as const,
  as: 'csv' as const,
  headings_in: 'en' as const
}

test('contacts of every kind go into a file as the list shows them, newest first', async () => {
  await services.db.collection('contacts').insertMany([
    {
      name: '=Tal',
      email: 'tal@x.example',
      brand_name: 'Nova',
      assigned_to: sam.email,
      created_at: new Date(0)
    },
    { email: 'form@x.example', message: 'Hello', timestamp: '2025-01-01T00:00:00' },
    { name: 'Gone', email: 'gone@x.example', status: 'merged', created_at: new Date(0) }
  ])
  const columns = [...contactInput.columns]
  const job = dataOf(await services.as(admin).contacts.export({ ...contactInput, columns }))
  expect(await lines(job)).toEqual([
    'Name,Company,E-mail,Kind,Owner,Received',
    'form@x.example,,form@x.example,form,,2025-01-01T00:00:00.000Z',
    `'=Tal,Nova,tal@x.example,crm,${sam.email},1970-01-01T00:00:00.000Z`
  ])
  expect(await services.db.collection('activities').findOne()).toMatchObject({
    type: 'export',
    subject: 'Contacts exported',
    metadata: { count: 2, format: 'csv' }
  })
})

test('opportunities go into a file with their currency, weight and lead', async () => {
  const { insertedId } = await services.db.collection('leads').insertOne({ brand_name: 'Nova', name: 'Tal' })
  await services.db.collection('opportunities').insertMany([
    {
      name: 'Big',
      stage: 'negotiation',
      value: 1000,
      probability: 25,
      lead_id: String(insertedId),
      currency: 'EUR'
    },
    { name: 'Small', stage: 'won', value: 10, probability: 100 },
    { name: 'Blank', stage: 'qualification' }
  ])
  const job = dataOf(
    await services.as(admin).opportunities.export({
      filter: {},
      sort: [{ field: 'name', direction: 'asc' }],
      columns: ['name', 'value', 'currency', 'weighted', 'lead'],
      as: 'csv',
      headings_in: 'fr'
    })
  )
  const [, ...rows] = await lines(job)
  expect(rows).toEqual(['Big;1000;EUR;250;Tal', 'Blank;;USD;;', 'Small;10;USD;10;'])
})

test('exports are for administrators', async () => {
  const columns = [...contactInput.columns]
  const forbidden = { error: { code: 'forbidden' } }
  expect(await services.as(sam).contacts.export({ ...contactInput, columns })).toMatchObject(forbidden)
  expect(
    await services
      .as(sam)
      .opportunities.export({ filter: {}, columns: ['name'], as: 'csv', headings_in: 'en' })
  ).toMatchObject(forbidden)
})
