import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Job } from '#shared/jobs/job.contract.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued } from './invoice.fixture.ts'

const admin = person('admin', 'admin')

let services: TestServices
let folder: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-papers-'))
  await services.reset([admin])
  await enterCompany(services.as(admin))
  return () => rm(folder, { recursive: true })
})

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString() === '%PDF-' && bytes.includes('%%EOF')

test('an invoice is saved as a PDF where the person says, the same to the byte each time', async () => {
  const api = services.as(admin)
  const { _id } = await issued(api, services.clock.now)
  const [first, second] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')]
  for (const path of [first, second]) {
    services.files.next = path
    await expect(api.invoices.savePdf({ _id }).then(dataOf)).resolves.toMatchObject({ file: path.slice(-5) })
  }
  const bytes = await readFile(first)
  expect(isPdf(bytes)).toBe(true)
  expect(bytes.equals(await readFile(second))).toBe(true)
  expect(await readdir(folder)).toEqual(['a.pdf', 'b.pdf'])
})

test('nothing is written when the dialog is closed', async () => {
  const { _id } = await draft(services.as(admin))
  services.files.next = null
  expect(dataOf(await services.as(admin).invoices.savePdf({ _id }))).toBeNull()
})

test('a file that can not be written is refused with its reason, and leaves nothing', async () => {
  const { _id } = await draft(services.as(admin))
  services.files.next = join(folder, 'gone', 'a.pdf')
  await expect(services.as(admin).invoices.savePdf({ _id })).resolves.toMatchObject({
    ok: false,
    error: { code: 'not_allowed_now', details: { reason: 'ENOENT' } }
  })
  expect(await readdir(folder)).toEqual([])
})

test('all that a filter finds goes into a folder, and none overwrites another', async () => {
  const api = services.as(admin)
  await issued(api, services.clock.now)
  await services.db.collection('invoices').insertMany([
    { invoice_number: '2024/7', client_company: 'Aleph', status: 'PAID', total_amount: 5 },
    { invoice_number: '2024-7', client_company: 'ALEPH', status: 'PAID', total_amount: 6 }
  ])
  services.files.next = folder
  const job = dataOf(await api.invoices.savePdfs({ selection: { filter: {} } })) as Job
  await expect(services.ended(job, admin)).resolves.toMatchObject({
    state: 'done',
    done: 3,
    result: { list: 'invoices', count: 3 }
  })
  const names = (await readdir(folder)).sort()
  expect(names).toEqual(['2024-7_ALEPH.pdf', '2024-7_Aleph_2.pdf', 'INV-2026-00001_Urban-Kids.pdf'])
  for (const name of names) expect(isPdf(await readFile(join(folder, name)))).toBe(true)
})

test('only the chosen ones go into the folder and the file: named, or all but some', async () => {
  const api = services.as(admin)
  const own = await issued(api, services.clock.now)
  const { insertedIds } = await services.db.collection('invoices').insertMany([
    { invoice_number: '2024/1', client_company: 'Aleph', status: 'PAID', total_amount: 5 },
    { invoice_number: '2024/2', client_company: 'Beth', status: 'DRAFT', total_amount: 6 }
  ])
  const [aleph, beth] = [String(insertedIds[0]), String(insertedIds[1])]
  services.files.next = folder
  const pdfs = dataOf(await api.invoices.savePdfs({ selection: { ids: [beth, own._id] } })) as Job
  await expect(services.ended(pdfs, admin)).resolves.toMatchObject({ state: 'done', result: { count: 2 } })
  expect((await readdir(folder)).sort()).toEqual(['2024-2_Beth.pdf', 'INV-2026-00001_Urban-Kids.pdf'])

  services.files.next = join(folder, 'chosen.csv')
  const selection = { filter: {}, except: [aleph] }
  const csv = dataOf(await api.invoices.export({ selection, as: 'csv', headings_in: 'en' })) as Job
  await expect(services.ended(csv, admin)).resolves.toMatchObject({ state: 'done', result: { count: 2 } })
  const [, ...lines] = (await readFile(services.files.next, 'utf8')).trim().split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['2024/2', 'INV-2026-00001'])
})

test('a folder that is none fails the job with its reason', async () => {
  const api = services.as(admin)
  await draft(api)
  services.files.next = join(folder, 'file')
  await writeFile(services.files.next, '')
  const job = dataOf(await api.invoices.savePdfs({ selection: { filter: {} } })) as Job
  await expect(services.ended(job, admin)).resolves.toMatchObject({
    state: 'failed',
    error: { code: 'not_allowed_now', details: { reason: 'ENOTDIR' } }
  })
})

test('a folder job that is stopped half-way leaves whole files only', async () => {
  const api = services.as(admin)
  const many = Array.from({ length: 60 }, (_, at) => ({
    invoice_number: `2024/${at}`,
    client_company: 'Aleph',
    status: 'PAID',
    total_amount: at
  }))
  await services.db.collection('invoices').insertMany(many)
  services.files.next = folder
  const job = dataOf(await api.invoices.savePdfs({ selection: { filter: {} } })) as Job
  await vi.waitUntil(async () => (await readdir(folder)).some((name) => name.endsWith('.pdf')), {
    timeout: 20_000,
    interval: 5
  })
  dataOf(await api.jobs.cancel({ id: job.id }))
  const ended = await services.ended(job, admin)
  expect(ended.state).toBe('cancelled')
  const names = await readdir(folder)
  expect(names.length).toBeLessThan(60)
  for (const name of names) {
    expect(name).toMatch(/\.pdf$/)
    expect(isPdf(await readFile(join(folder, name)))).toBe(true)
  }
})
