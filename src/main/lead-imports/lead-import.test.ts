import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import type { ImportField, ImportPlan, LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import { hasLegacyDump, legacyDocuments } from '../../../tests/support/legacy-dump.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { csvLine } from '../exports/csv.ts'
import { createLeadImportHandlers } from './lead-import.handlers.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
let services: TestServices
let folder: string
let chosen: string | null = null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-leads-'))
  const leadImports = createLeadImportHandlers({
    workerUrl: new URL(inject('importWorker')),
    chooseFile: async () => chosen,
    chooseSavePath: async () => services.files.next
  })
  services = await startTestServices(() => ({ leadImports }))
})
afterAll(async () => {
  await services.stop()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await services.reset([admin, sam])
})

const api = (user: SignedInUser) => services.as(user).leadImports
const leads = () => services.db.collection('leads')

async function choose(content: string | Buffer, user = admin, name = 'leads.csv') {
  chosen = join(folder, name)
  await writeFile(chosen, content)
  return dataOf(await api(user).chooseFile({}))
}

type Chosen = NonNullable<Awaited<ReturnType<typeof choose>>>
type Change = Partial<Omit<ImportPlan, 'columns'>> & { fields?: (ImportField | null)[] }

function planOf(file: Chosen | null, { fields, ...change }: Change = {}): ImportPlan {
  const { reading, columns } = (file as Chosen).table
  return {
    reading,
    columns: columns.map(({ field, dates, decimals }, at) => ({
      field: fields ? (fields[at] ?? null) : field,
      dates,
      decimals
    })),
    same_by: 'either',
    policy: 'skip',
    unreadable: 'reject',
    defaults: {
      owner_email: null,
      status: null,
      stage: null,
      priority: null,
      language: null,
      source: 'import',
      tags: []
    },
    ...change
  }
}

/** Imports a file and answers the job as it ended. */
async function run(
  content: string | Buffer,
  { user = admin, as = 'run', ...change }: Change & { user?: SignedInUser; as?: 'run' | 'check' } = {}
) {
  const file = await choose(content, user)
  const plan = planOf(file, change)
  const job = dataOf(await api(user)[as]({ file_id: (file as Chosen).file_id, plan }))
  const ended = await services.ended(job, user)
  return { ...ended, report: ended.result as LeadImportReport }
}

const two = 'Brand;E-mail;Phone\r\nÉclat d’Or;a@x.example;06 12 34 56 78\r\nNova;b@x.example;\r\n'

test('reads a file, guesses its columns and tells what would be stored', async () => {
  const file = await choose(
    'Société;Prénom;Nom;Courriel;Budget;Date de création;Secteur\r\nNova SARL;Léa;Cohen;lea@x.example;12 500,50;25/12/2025;Restauration\r\n'
  )
  expect(file).toMatchObject({
    name: 'leads.csv',
    table: { reading: { encoding: 'utf-8', delimiter: ';', has_header: true }, rows: 1 }
  })
  expect(file?.table.columns.map(({ field }) => field)).toEqual([
    'company',
    'first_name',
    'last_name',
    'email',
    'budget_estimated',
    'created_at',
    'sector'
  ])
  const rows = dataOf(await api(admin).preview({ file_id: file?.file_id ?? '', plan: planOf(file) }))
  expect(rows).toEqual([
    {
      line: 2,
      values: {
        company: 'Nova SARL',
        brand_name: 'Nova SARL',
        name: 'Léa Cohen',
        email: 'lea@x.example',
        budget_estimated: '12500.5',
        created_at: '2025-12-25T12:00:00.000Z',
        sector: 'food'
      },
      problems: [],
      warnings: []
    }
  ])
})

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

test('a mapping that uses a field twice, and a file that changed since, are refused', async () => {
  const file = await choose(two)
  const file_id = file?.file_id ?? ''
  const twice = planOf(file, { fields: ['email', 'email', null] })
  expect(await api(admin).run({ file_id, plan: twice })).toMatchObject({ error: { code: 'invalid_input' } })
  await writeFile(chosen ?? '', `${two}x`)
  const changed = { error: { code: 'not_allowed_now', details: { reason: 'changed' } } }
  expect(await api(admin).run({ file_id, plan: planOf(file) })).toMatchObject(changed)
  await rm(chosen ?? '')
  expect(await api(admin).table({ file_id, reading: planOf(file).reading })).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'ENOENT' } }
  })
})

test('an empty file and one that is no table say so', async () => {
  chosen = join(folder, 'empty.csv')
  await writeFile(chosen, '\n \n')
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'empty' } } })
  await writeFile(chosen, ','.repeat(400))
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'empty' } } })
  await writeFile(chosen, 'a,'.repeat(400))
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'too_wide' } } })
})

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

test('reads what programs write: UTF-16, Windows’ Hebrew and French, tabs and Excel’s first line', async () => {
  const utf16 = Buffer.from('\ufeffBrand\tE-mail\nÉclat\ta@x.example\n', 'utf16le')
  expect((await choose(utf16))?.table).toMatchObject({
    reading: { encoding: 'utf-16le', delimiter: '\t' },
    rows: 1
  })
  const bare = Buffer.from('Brand\tE-mail\nEclat\ta@x.example\n', 'utf16le').swap16()
  expect((await choose(bare))?.table.reading.encoding).toBe('utf-16be')
  const french = Buffer.from(
    'sep=;\r\nMarque;Créé\r\nCaf\u00e9 de l\u2019\u00c9toile;à voir\r\n'.replace('\u2019', "'"),
    'latin1'
  )
  const told = await choose(french)
  expect(told?.table.reading).toEqual({ encoding: 'windows-1252', delimiter: ';', has_header: true })
  expect(told?.table.head[1]).toEqual(["Café de l'Étoile", 'à voir'])
  const hebrew = Buffer.concat([
    Buffer.from([0xee, 0xe5, 0xfa, 0xe2]),
    Buffer.from(',email\r\n'),
    Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
    Buffer.from(',a@x.example\r\n')
  ])
  const inHebrew = await choose(hebrew)
  expect(inHebrew?.table).toMatchObject({
    reading: { encoding: 'windows-1255' },
    head: [
      ['מותג', 'email'],
      ['שלום', 'a@x.example']
    ]
  })
  expect(inHebrew?.table.columns[0]?.field).toBe('brand_name')
})

test('columns without headings are known by what is in them', async () => {
  const file = await choose(
    'dana@x.example,+972 54 123 4567,12/25/2024,קמעונאות (ללא מזון)\nlea@x.example,06 12 34 56 78,01/02/2025,Tech\n'
  )
  expect(file?.table.reading.has_header).toBe(false)
  expect(file?.table.columns.map(({ field, dates }) => [field, dates])).toEqual([
    ['email', 'dmy'],
    ['phone', 'dmy'],
    ['created_at', 'mdy'],
    ['sector', 'dmy']
  ])
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
