import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { launchEmbedded } from '#main/embedded/launch.ts'
import type { ImportReport } from '#shared/imports/import.contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { createTestBackend, type TestBackend } from '../support/test-backend.ts'
import { dataOf } from '../support/test-services.ts'

const root = join(import.meta.dirname, '../..')
const fixture = join(root, 'tests/fixtures/dump')
const legacyDump = join(root, '../shared/legacy-dump')
const admin = { name: 'Ada', email: 'ada@carmel.example', password: 'a long password' }

let folder: string
let app: TestBackend

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-dump-'))
  app = await createTestBackend({ chooseFolder: async () => chosen })
})
afterEach(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the folder dialog answers. */
let chosen: string | null = null

async function signInToLocal(): Promise<void> {
  dataOf(await app.api.workspace.openLocal({}))
  dataOf(await app.api.session.createFirstAdmin(admin))
}

/** Imports a folder through the application and answers the finished job. */
async function importFolder(path: string): Promise<Job> {
  chosen = path
  const { job_id } = dataOf(await app.api.imports.chooseAndStart({}))
  for (;;) {
    const job = dataOf(await app.api.jobs.list({})).find(({ id }) => id === job_id)
    if (!job) throw new Error('The job is gone')
    if (job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('imports the chosen folder as a job, and tells the windows what changed', async () => {
  await signInToLocal()
  const job = await importFolder(fixture)
  expect(job).toMatchObject({ state: 'done', done: 22, total: 22, error: null })
  const changed = app.events.flatMap(({ name, payload }) =>
    name === 'data.changed' ? [payload.collection] : []
  )
  expect(changed).toEqual(expect.arrayContaining(['leads', 'opportunities', 'activities']))
  const last = app.events.findLast(({ name }) => name === 'job.changed')
  expect(last?.payload).toMatchObject({ state: 'done' })
})

test('closing the dialog starts nothing; a folder that is gone fails the job with a code', async () => {
  await signInToLocal()
  chosen = null
  expect(dataOf(await app.api.imports.chooseAndStart({}))).toEqual({ job_id: null })
  expect(await importFolder(join(folder, 'gone'))).toMatchObject({
    state: 'failed',
    error: { code: 'not_found' }
  })
})

test('only an administrator imports', async () => {
  dataOf(await app.api.workspace.openLocal({}))
  expect(await app.api.imports.chooseAndStart({})).toMatchObject({ error: { code: 'not_signed_in' } })
})

test('a second import waits for the first one to end', async () => {
  await signInToLocal()
  chosen = fixture
  dataOf(await app.api.imports.chooseAndStart({}))
  expect(await app.api.imports.chooseAndStart({})).toMatchObject({ error: { code: 'not_allowed_now' } })
})

test.skipIf(!existsSync(legacyDump))(
  'the legacy dump goes in whole and every record can be opened (skipped where ../shared/legacy-dump is missing)',
  async () => {
    await signInToLocal()
    const job = await importFolder(legacyDump)
    const report = job.result as ImportReport
    expect(job.state).toBe('done')
    expect(report.rejects).toEqual([])
    for (const { file, inserted } of report.collections) {
      const lines = (await readFile(join(legacyDump, file), 'utf8')).trim().split('\n')
      expect([file, inserted]).toEqual([file, lines.length])
    }
    expect(report.collections).toHaveLength(
      (await readdir(legacyDump)).filter((name) => name.endsWith('.jsonl')).length
    )
    await openEverything()
    const again = (await importFolder(legacyDump)).result as ImportReport
    expect(again.collections.map(({ inserted, rejected }) => inserted + rejected)).toEqual(
      again.collections.map(() => 0)
    )
  },
  120_000
)

test('the odd documents of the fixture can all be opened', async () => {
  await signInToLocal()
  await importFolder(fixture)
  await openEverything()
})

/** Lists and opens every lead and opportunity with its timeline, as the screens do; no call may fail. */
async function openEverything(): Promise<void> {
  const { api } = app
  const leads: { _id: string }[] = []
  let total = 1
  while (leads.length < total) {
    const page = dataOf(await api.leads.list({ skip: leads.length, limit: 200 }))
    leads.push(...page.rows)
    total = page.total
  }
  for (const { _id } of leads) {
    dataOf(await api.leads.get({ _id }))
    dataOf(await api.activities.timeline({ record: { lead_id: _id } }))
  }
  const { columns } = dataOf(await api.opportunities.board({ cards: 200 }))
  expect(columns.map(({ column }) => column)).toEqual(expect.arrayContaining([...stages]))
  for (const { _id } of columns.flatMap(({ cards }) => cards)) {
    dataOf(await api.opportunities.get({ _id }))
    dataOf(await api.activities.timeline({ record: { opportunity_id: _id } }))
  }
}

/** Runs `npm run import-dump` as a person would. */
async function importDump(...args: string[]) {
  const script = join(root, 'scripts/import-dump.ts')
  const env = { ...process.env, MONGODB_URI: '', MONGO_URL: '', DB_NAME: '' }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], { env })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}

test('the command fills the local workspace of a closed app, and says so when it is open', async () => {
  const userData = join(folder, 'user data')
  const dump = join(folder, 'dump')
  await cp(fixture, dump, { recursive: true })
  const first = await importDump(dump, '--user-data', userData)
  expect(first.stderr).toBe('')
  expect(first.stdout).toContain('leads: 8 new, 0 already there, 0 rejected')
  expect(first.stdout).toContain('Done: 22 documents went in, 0 lines did not.')
  expect((await importDump(dump, '--user-data', userData)).stdout).toContain('leads: 0 new, 8 already there')

  const server = await launchEmbedded({
    dataDir: join(userData, 'workspaces/local'),
    workerUrl: new URL(inject('embeddedWorker')),
    log: () => undefined
  })
  const refused = await importDump(dump, '--user-data', userData)
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Carmel has this workspace open')
  })
  const through = await importDump(dump, '--uri', server.uri, '--db', 'other')
  expect(through.stdout).toContain('leads: 8 new')
  expect(through.stdout).not.toContain(new URL(server.uri).password)
  await server.close()
})

test('the command reports bad lines and still succeeds, but fails without a readable folder', async () => {
  const dump = join(folder, 'dump')
  await mkdir(dump)
  await writeFile(join(dump, 'leads.jsonl'), '{"brand_name":"good"}\n{"brand_name":\n')
  const partly = await importDump(dump, '--user-data', folder)
  expect(partly.code).toBe(0)
  expect(partly.stdout).toMatch(/leads: 1 new, 0 already there, 1 rejected\nrejected: leads\.jsonl:2 /)
  const gone = await importDump(join(folder, 'gone'), '--user-data', folder)
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining("can't be read") })
  expect(await importDump()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('npm run import-dump')
  })
})
