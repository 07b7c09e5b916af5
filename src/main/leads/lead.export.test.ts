import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InputOf } from '#shared/ipc/contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
let folder: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin, sam])
  folder = await mkdtemp(join(tmpdir(), 'carmel-export-'))
  services.files.next = join(folder, 'leads.csv')
})
afterEach(() => rm(folder, { recursive: true }))

type ExportInput = InputOf<typeof leadContract.export>

const input: ExportInput = {
  filter: {},
  columns: ['brand_name', 'name', 'phone', 'budget_estimated', 'tags'],
  as: 'csv',
  headings_in: 'en'
}

/** The job when it has ended; null when the dialog was closed. */
async function exported(more: Partial<ExportInput> = {}): Promise<Job | null> {
  const job = dataOf(await services.as(admin).leads.export({ ...input, ...more }))
  if (!job) return null
  return expect
    .poll(async () => dataOf(await services.as(admin).jobs.list({})).find(({ id }) => id === job.id)?.state)
    .not.toBe('running')
    .then(async () => dataOf(await services.as(admin).jobs.list({})).find(({ id }) => id === job.id) ?? null)
}

const written = (name = 'leads.csv') => readFile(join(folder, name), 'utf8')

test('writes what the filter finds, in the list’s order, with headings in the user’s language', async () => {
  await services.db.collection('leads').insertMany([
    {
      brand_name: 'Éclat',
      name: 'Ann',
      phone: '+972 50',
      budget_estimated: -5,
      tags: ['a', 'b'],
      status: 'NEW'
    },
    { brand_name: '=1+1', status: 'NEW' },
    { brand_name: 'Other', status: 'LOST' }
  ])
  const sort: ExportInput['sort'] = [{ field: 'brand_name', direction: 'desc' }]
  const job = await exported({ filter: { status: ['NEW'] }, sort })
  expect(job?.result).toEqual({ list: 'leads', file: 'leads.csv', count: 2 })
  expect(await written()).toBe(
    '\ufeffBrand,Contact person,Phone,Budget,Tags\r\nÉclat,Ann,\'+972 50,-5,"a, b"\r\n\'=1+1,=1+1,,,\r\n'.replace(
      ',=1+1,',
      ",'=1+1,"
    )
  )
  await exported({ headings_in: 'fr' })
  expect((await written()).split('\r\n')[0]).toContain(';')
})

test('JSON has the names of the database, whole numbers of batches, and an empty list when nothing is found', async () => {
  const many = Array.from({ length: 1203 }, (_, n) => ({ brand_name: `Brand ${n}`, created_at: new Date(n) }))
  await services.db.collection('leads').insertMany(many)
  await exported({ as: 'json', columns: ['brand_name'] })
  const rows = JSON.parse(await written()) as { brand_name: string }[]
  expect(rows).toHaveLength(1203)
  expect(rows[0]?.brand_name).toBe('Brand 1202')
  await exported({ as: 'json', filter: { status: ['LOST'] } })
  expect(JSON.parse(await written())).toEqual([])
})

test('leaves its activity, and none when the dialog was closed', async () => {
  services.files.next = null
  expect(await exported()).toBeNull()
  expect(await services.db.collection('activities').countDocuments()).toBe(0)
  services.files.next = join(folder, 'leads.csv')
  await exported()
  const [entry] = await services.db.collection('activities').find().toArray()
  expect(entry).toMatchObject({
    type: 'export',
    user_email: admin.email,
    metadata: { count: 0, format: 'csv' }
  })
})

test('a file that can’t be written is said, and what was there before stays', async () => {
  await writeFile(join(folder, 'file'), 'before')
  services.files.next = join(folder, 'file', 'leads.csv')
  expect((await exported())?.error).toMatchObject({ code: 'not_allowed_now', details: { reason: 'ENOTDIR' } })
  expect(await readdir(folder)).toEqual(['file'])
})

test('is for administrators', async () => {
  expect(await services.as(sam).leads.export(input)).toMatchObject({ error: { code: 'forbidden' } })
})
