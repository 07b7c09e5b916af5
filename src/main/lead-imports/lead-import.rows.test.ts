import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportPlan } from '#shared/lead-imports/import.schema.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'
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

test('new leads are what the lead form makes, with their history', async () => {
  const job = await run(two, {
    defaults: { ...planOf(await choose(two)).defaults, owner_email: sam.email, tags: ['fair'], priority: 'A' }
  })
  expect(job).toMatchObject({ kind: 'lead-import', state: 'done', done: 2, total: 2 })
  expect(job.report).toMatchObject({ counts: { created: 2, updated: 0, skipped: 0, rejected: 0 }, rows: 2 })
  const stored = await leads().findOne({ email: 'a@x.example' })
  expect(stored).toMatchObject({
    brand_name: 'Éclat d’Or',
    phone: '06 12 34 56 78',
    status: 'NEW',
    stage: 'analysis_requested',
    priority: 'A',
    language: 'fr',
    source: 'import',
    tags: ['fair'],
    owner_email: sam.email,
    assigned_to: sam.email,
    owner_id: sam._id,
    request_count: 1,
    created_at: services.clock.now
  })
  expect(stored).not.toHaveProperty('company')
  const history = await services.db
    .collection('activities')
    .find({ lead_id: String(stored?._id) })
    .toArray()
  expect(history).toMatchObject([
    { type: 'note', subject: 'Lead created', user_email: admin.email, metadata: { file: 'leads.csv' } }
  ])
  expect(await services.db.collection('activities').findOne({ subject: 'Leads imported' })).toMatchObject({
    metadata: { created: 2, rejected: 0, file: 'leads.csv' }
  })
  const account = await services.db.collection('crm_users').findOne({ email: sam.email })
  expect(account?.assigned_leads).toHaveLength(2)
})

test('a check writes nothing and counts what an import would do', async () => {
  await leads().insertOne({ brand_name: 'NOVA', email: 'other@x.example' })
  const { report } = await run(two, { as: 'check' })
  expect(report).toMatchObject({
    is_written: false,
    counts: { created: 1, skipped: 1 },
    first: [{ outcome: 'created' }, { outcome: 'skipped' }]
  })
  expect(await leads().countDocuments()).toBe(1)
  expect(await services.db.collection('activities').countDocuments()).toBe(0)
})

test('the same file again creates nothing, nor does a repeated row', async () => {
  await run(`${two}Nova bis;B@X.example;\r\n`)
  expect(await leads().countDocuments()).toBe(2)
  const { report } = await run(two)
  expect(report.counts).toMatchObject({ created: 0, skipped: 2 })
  expect(await leads().countDocuments()).toBe(2)
})

test('what makes a lead the same is for the person to say', async () => {
  await leads().insertOne({ brand_name: 'Nova', email: 'a@x.example' })
  const created = async (same_by: ImportPlan['same_by']) =>
    (await run(two, { as: 'check', same_by })).report.counts.created
  expect(await created('either')).toBe(0)
  expect(await created('email')).toBe(1)
  expect(await created('brand')).toBe(1)
  expect(await created('both')).toBe(2)
  expect((await run(two, { as: 'check', policy: 'create' })).report.counts.created).toBe(2)
})

test('an update changes what the file says, adds tags, empties nothing, and tells it', async () => {
  await leads().insertOne({
    brand_name: 'ECLAT D OR',
    email: 'a@x.example',
    phone: '1',
    company: 'Kept',
    tags: ['old'],
    custom: 7
  })
  const file = 'Brand,E-mail,Phone,Company,Tags\nÉclat d’Or,A@x.example,06 12 34 56 78,,new|OLD\n'
  const { report } = await run(file, { policy: 'update' })
  expect(report.counts).toMatchObject({ updated: 1, created: 0 })
  expect(await leads().findOne()).toMatchObject({
    brand_name: 'ECLAT D OR',
    email: 'a@x.example',
    phone: '06 12 34 56 78',
    company: 'Kept',
    tags: ['old', 'new'],
    custom: 7
  })
  expect(await services.db.collection('activities').findOne({ subject: 'Lead updated' })).toMatchObject({
    metadata: { changes: { phone: { old: '1', new: '06 12 34 56 78' } } }
  })
  const again = await run(file, { policy: 'update' })
  expect(again.report.counts).toMatchObject({ updated: 0, unchanged: 1 })
})

test('rows that could mean several leads, a converted one or somebody else’s are not written', async () => {
  await leads().insertMany([
    { brand_name: 'Twin', email: 'x1@x.example' },
    { brand_name: 'twin', email: 'x2@x.example' },
    {
      brand_name: 'Won',
      email: 'w@x.example',
      converted_to_contact_id: 'a'.repeat(24),
      owner_email: sam.email
    },
    { brand_name: 'Foreign', email: 'f@x.example', owner_email: admin.email },
    { brand_name: 'Mine', email: 'm@x.example', owner_email: sam.email }
  ])
  const file =
    'brand_name,email,status\nTwin,,NEW\nWon,,LOST\nForeign,,LOST\nMine,,LOST\nMine,,CONTACTED\nFresh,,LOST\n'
  const { report } = await run(file, { policy: 'update', user: sam })
  expect(report.counts).toEqual({ created: 0, updated: 1, unchanged: 0, skipped: 0, rejected: 5 })
  expect(report.rejects).toEqual([
    { line: 2, problems: [{ field: null, code: 'several', detail: '2' }] },
    { line: 3, problems: [{ field: null, code: 'converted', detail: null }] },
    { line: 4, problems: [{ field: null, code: 'not_yours', detail: null }] },
    { line: 6, problems: [{ field: null, code: 'repeated', detail: '5' }] },
    { line: 7, problems: [{ field: 'email', code: 'required', detail: null }] }
  ])
  expect(await leads().countDocuments({ status: 'LOST' })).toBe(1)
})

const bad =
  '\ufeffBrand,E-mail,Budget,Created,Sector,Owner\n' +
  'One,not an address,12,,,\n' +
  'Two,two@x.example,lots,,,\n' +
  'Three,three@x.example,-5,,,\n' +
  'Four,four@x.example,,31/02/2025,,\n' +
  'Five,five@x.example,,,spaceships,\n' +
  'Six,six@x.example,,,,nobody@x.example\n' +
  ',seven@x.example,,,,\n' +
  'Eight,eight@x.example,1,,,,,too,many\n' +
  '"Nine,nine@x.example\n' +
  'Ten,ten@x.example,"1,234.50",03/04/2025,Tech,admin\n'

test('every cell that can’t be read keeps its row out, with the reason', async () => {
  const { report } = await run(bad)
  expect(
    report.rejects.map(({ line, problems }) => [line, problems.map(({ field, code }) => `${field} ${code}`)])
  ).toEqual([
    [2, ['email bad_email']],
    [3, ['budget_estimated bad_number']],
    [4, ['budget_estimated negative']],
    [5, ['created_at bad_date']],
    [6, ['sector unknown_value']],
    [7, ['owner_email unknown_owner']],
    [8, ['brand_name required']],
    [9, ['null too_many_cells']],
    [10, ['null unclosed_quote']]
  ])
  expect(await leads().find().toArray()).toMatchObject([
    {
      brand_name: 'Ten',
      budget_estimated: 1234.5,
      created_at: new Date('2025-04-03T12:00:00Z'),
      sector: 'tech',
      owner_email: admin.email
    }
  ])
})

test('where the person prefers it, only the cell is left out', async () => {
  const { report } = await run(bad, { unreadable: 'leave_out' })
  expect(report).toMatchObject({ counts: { created: 6, rejected: 4 }, left_out: 6 })
  expect(await leads().findOne({ brand_name: 'Two' })).not.toHaveProperty('budget_estimated')
})

test('rejected rows go into a file that can be corrected and imported again', async () => {
  const job = await run(bad)
  services.files.next = join(folder, 'rejected.csv')
  const saved = dataOf(await api(admin).saveRejects({ job_id: job.id, language: 'en' }))
  expect(saved).toEqual({ file: 'rejected.csv', count: 9 })
  const text = await readFile(services.files.next, 'utf8')
  expect(text.split('\r\n').slice(0, 4)).toEqual([
    '\ufeffBrand,E-mail,Budget,Created,Sector,Owner,Reason',
    'One,not an address,12,,,,E-mail: not an e-mail address: “not an address”',
    'Two,two@x.example,lots,,,,Budget: not a number: “lots”',
    "Three,three@x.example,'-5,,,,Budget: below zero: “-5”"
  ])
  const corrected = await run(text.replace('not an address', 'one@x.example'))
  // The line whose quotation mark was lost has none any more.
  expect(corrected.report.counts).toMatchObject({ created: 2, rejected: 7 })
  expect(dataOf(await api(sam).chooseFile({}))).not.toBeNull()
  expect(await api(sam).saveRejects({ job_id: job.id, language: 'en' })).toMatchObject({
    error: { code: 'not_found' }
  })
})

test('a salesperson imports for themselves only, and a viewer not at all', async () => {
  const file = 'Brand,E-mail,Owner\nOne,one@x.example,admin\nTwo,two@x.example,\n'
  const { report } = await run(file, { user: sam })
  expect(report.rejects).toMatchObject([{ line: 2, problems: [{ code: 'owner_forbidden' }] }])
  expect(await leads().find().toArray()).toMatchObject([{ brand_name: 'Two', owner_email: sam.email }])
  const chosenFile = await choose(file, sam)
  const plan = planOf(chosenFile)
  const forOther = { ...plan, defaults: { ...plan.defaults, owner_email: admin.email } }
  const file_id = chosenFile?.file_id ?? ''
  expect(await api(sam).run({ file_id, plan: forOther })).toMatchObject({ error: { code: 'forbidden' } })
  expect(await api(admin).run({ file_id, plan })).toMatchObject({ error: { code: 'not_found' } })
  expect(await api(person('eve', 'viewer')).chooseFile({})).toMatchObject({ error: { code: 'forbidden' } })
})
