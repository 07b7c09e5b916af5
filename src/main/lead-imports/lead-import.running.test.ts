import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'
import { csvLine } from '../exports/csv.ts'
import {
  admin,
  api,
  choose,
  folder,
  leads,
  planOf,
  run,
  sam,
  services,
  startImports,
  two
} from './lead-import.fixture.ts'

startImports()

const many = (count: number) =>
  `brand,email\n${Array.from({ length: count }, (_, n) => `Brand ${n},p${n}@x.example`).join('\n')}\n`

test('a stopped import says what went in, and the same file brings the rest', async () => {
  const file = await choose(many(3000))
  const input = { file_id: file?.file_id ?? '', plan: planOf(file) }
  const job = dataOf(await api(admin).run(input))
  expect(await api(admin).run(input)).toMatchObject({ error: { details: { reason: 'running' } } })
  while ((await leads().countDocuments()) === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  dataOf(await services.as(admin).jobs.cancel({ id: job.id }))
  const ended = await services.ended(job, admin)
  const { counts } = ended.result as LeadImportReport
  expect(ended.state).toBe('cancelled')
  expect(await leads().countDocuments()).toBe(counts.created)
  expect(counts.created).toBeLessThan(3000)
  const rest = await run(many(3000))
  expect(rest.report.counts).toMatchObject({ created: 3000 - counts.created, skipped: counts.created })
})

test('a database that stops answering is told with what went in', async () => {
  const file = await choose(many(1000))
  await services.fail(['insert'], { times: 1 }, { closeConnection: true })
  const job = dataOf(await api(admin).run({ file_id: file?.file_id ?? '', plan: planOf(file) }))
  const ended = await services.ended(job, admin)
  expect(ended).toMatchObject({
    state: 'failed',
    error: { code: 'offline', details: { report: { counts: { created: 0 } } } }
  })
})

test('an index of another program that keeps a lead out is told for that row alone', async () => {
  await leads().insertOne({ brand_name: 'Other', email: 'a@x.example' })
  await leads().createIndex({ email: 1 }, { unique: true, name: 'email_unique' })
  const { report } = await run(two, { policy: 'create' })
  expect(report).toMatchObject({
    counts: { created: 1, rejected: 1 },
    rejects: [{ line: 2, problems: [{ code: 'refused' }] }]
  })
  await leads().dropIndex('email_unique')
})

test.runIf(hasLegacyDump)(
  'the legacy dump’s leads are met again whatever their spelling, and none is made twice',
  async () => {
    const stored = legacyDocuments('leads').filter(({ status }) => !/^merged$/i.test(String(status)))
    await leads().insertMany(legacyDocuments('leads'))
    const known = stored.flatMap(({ email, brand_name }) =>
      typeof email === 'string' && email.trim() && typeof brand_name === 'string' && brand_name.trim()
        ? [[` ${email.toUpperCase()}`, brand_name.normalize('NFD').toLowerCase()]]
        : []
    )
    expect(known.length).toBeGreaterThan(100)
    const file = `email,brand\n${known.map((cells) => csvLine(cells, ',')).join('')}`
    const { report } = await run(file)
    expect(report.counts).toMatchObject({ created: 0, updated: 0, skipped: known.length, rejected: 0 })
    const before = await leads().find().sort({ _id: 1 }).toArray()
    const update = await run(file, { policy: 'update', same_by: 'both' })
    expect(update.report.counts).toMatchObject({ created: 0, updated: 0 })
    expect(await leads().find().sort({ _id: 1 }).toArray()).toEqual(before)
  }
)

test('an import is taken back as a whole: what it made goes, what it changed is as before', async () => {
  await leads().insertOne({ brand_name: 'Nova', email: 'b@x.example', phone: '1', tags: ['old'] })
  const before = await leads().findOne()
  const file =
    'Brand,E-mail,Phone,Tags\nNova,b@x.example,06 12 34 56 78,new\nOne,one@x.example,,\nTwo,two@x.example,,\n'
  const job = await run(file, { policy: 'update' })
  expect(job).toMatchObject({ undoable: true, report: { counts: { created: 2, updated: 1 } } })
  await leads().updateOne({ brand_name: 'Two' }, { $set: { updated_at: new Date(0), phone: '2' } })
  const undo = dataOf(await services.as(admin).jobs.undo({ id: job.id }))
  const undone = await services.ended(undo, admin)
  expect(undone.result).toMatchObject({
    list: 'leads',
    done: 'taken_back',
    count: 2,
    kept: { changed_elsewhere: 1 }
  })
  const left = await leads().find().sort({ brand_name: 1 }).toArray()
  expect(left).toMatchObject([
    { ...before, updated_at: expect.any(Date) },
    { brand_name: 'Two', phone: '2' }
  ])
  expect(await services.db.collection('audit_logs').findOne({ action: 'delete' })).toMatchObject({
    entity_type: 'lead',
    before: { brand_name: 'One' }
  })
  expect(await services.as(admin).jobs.undo({ id: job.id })).toMatchObject({
    error: { code: 'not_allowed_now' }
  })
})

test('a salesperson takes back what they imported for themselves; a check leaves nothing to take back', async () => {
  const job = await run(many(450), { user: sam })
  const undo = dataOf(await services.as(sam).jobs.undo({ id: job.id }))
  expect((await services.ended(undo, sam)).result).toMatchObject({ count: 450 })
  expect(await leads().countDocuments()).toBe(0)
  expect((await run(two, { as: 'check' })).undoable).toBe(false)
})

test('a file that is dropped on the window is read like a chosen one, and kept nowhere for long', async () => {
  const drop = (name: string, content: string, user = admin) =>
    api(user).takeFile({ name, bytes: new TextEncoder().encode(content) })
  const file = dataOf(await drop('../fair.csv', two))
  expect(file).toMatchObject({ name: 'fair.csv', table: { rows: 2 } })
  const job = dataOf(await api(admin).run({ file_id: file.file_id, plan: planOf(file) }))
  expect((await services.ended(job, admin)).state).toBe('done')
  expect(await leads().countDocuments()).toBe(2)
  expect(await drop('picture.png', two)).toMatchObject({ error: { details: { reason: 'kind' } } })
  expect(await drop('empty.csv', '')).toMatchObject({ error: { details: { reason: 'empty' } } })
  expect(await drop('x.csv', two, person('eve', 'viewer'))).toMatchObject({ error: { code: 'forbidden' } })
  for (let n = 0; n < 25; n++) dataOf(await drop(`${n}.csv`, two))
  expect(await readdir(join(folder, 'dropped'))).toHaveLength(20)
})
