import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '#main/embedded/server.ts'
import { createTestBackend, type TestBackend } from '../support/test-backend.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function backendOn(options: Parameters<typeof createTestBackend>[0] = {}): Promise<TestBackend> {
  const app = await createTestBackend(options)
  cleanups.push(app.stop)
  return app
}

async function serverOn(options: { port?: number; auth?: { username: string; password: string } } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'carmel-server-'))
  const server = await startServer({ dataDir, auth: null, ...options })
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }))
  cleanups.push(() => server.close())
  return server
}

const admin = { name: 'Ann', email: 'ann@example.com', password: 'Correct-Horse-1' }

test('a new device shows the welcome screen', async () => {
  const app = await backendOn()
  await app.backend.start()
  expect(await app.api.session.state({})).toMatchObject({ data: { step: 'welcome', workspace: null } })
})

test('the local workspace opens without any configuration and keeps its data', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'carmel-local-'))
  const first = await createTestBackend({ dataDir })
  expect(await first.api.workspace.openLocal({})).toMatchObject({ data: { step: 'first_admin' } })
  await first.api.session.createFirstAdmin(admin)
  await first.backend.close()

  const second = await backendOn({ dataDir })
  for (const [key, value] of first.stored) second.stored.set(key, value)
  await second.backend.start()
  expect(await second.api.session.state({})).toMatchObject({
    data: { step: 'sign_in', workspace: { kind: 'local', db_name: 'igv_production' } }
  })
})

test('the sample workspace opens signed in as its administrator, with data', async () => {
  const app = await backendOn()
  expect(await app.api.workspace.openSample({})).toMatchObject({
    data: { step: 'signed_in', user: { role: 'admin' }, workspace: { kind: 'sample' } }
  })
  const leads = await app.api.leads.list({})
  expect(leads).toMatchObject({ ok: true })
  expect(leads.ok && leads.data.total).toBeGreaterThan(100)
})

test('a second program on the same folder is told that the file is in use', async () => {
  const first = await backendOn()
  await first.api.workspace.openLocal({})
  const second = await createTestBackend({ dataDir: first.dataDir })
  await second.api.workspace.openLocal({})
  expect(await second.api.connection.status({})).toMatchObject({
    data: { state: 'refused', reason: 'file_in_use' }
  })
  await second.backend.close()
})

test('a server address is kept encrypted, and reopened at the next start', async () => {
  const server = await serverOn({ auth: { username: 'app', password: 'pa ss' } })
  const uri = server.uri.replace('mongodb://', 'mongodb://app:pa%20ss@')
  const app = await backendOn()
  expect(await app.api.workspace.openServer({ uri, db_name: 'crm' })).toMatchObject({
    data: { step: 'first_admin', workspace: { kind: 'server', label: `127.0.0.1:${server.port}` } }
  })
  expect(JSON.stringify([...app.stored])).not.toContain('pa%20ss')
  expect(JSON.stringify(app.events)).not.toContain('pa%20ss')

  const next = await backendOn()
  for (const [key, value] of app.stored) next.stored.set(key, value)
  await next.backend.start()
  expect(await next.api.connection.status({})).toMatchObject({ data: { state: 'online' } })
})

test('a wrong password is refused with its reason and nothing is kept', async () => {
  const server = await serverOn({ auth: { username: 'app', password: 'right' } })
  const uri = server.uri.replace('mongodb://', 'mongodb://app:wrong@')
  const app = await backendOn()
  expect(await app.api.workspace.openServer({ uri, db_name: 'crm' })).toMatchObject({
    ok: false,
    error: { code: 'connection_failed', details: { reason: 'wrong_password' } }
  })
  expect(app.stored.has('workspace')).toBe(false)
  expect(await app.api.workspace.test({ uri, db_name: 'crm' })).toMatchObject({
    data: { works: false, reason: 'wrong_password' }
  })
})

test('an address without a user on a server that asks for one says so', async () => {
  const server = await serverOn({ auth: { username: 'app', password: 'right' } })
  const app = await backendOn()
  expect(await app.api.workspace.test({ uri: server.uri, db_name: 'crm' })).toMatchObject({
    data: { works: false, reason: 'no_credentials' }
  })
})

test('an environment address cannot be changed in the window', async () => {
  const server = await serverOn()
  const app = await backendOn({ environment: { mongoUri: server.uri, dbName: null } })
  await app.backend.start()
  expect(await app.api.session.state({})).toMatchObject({
    data: { workspace: { fromEnvironment: true, db_name: 'igv_production' } }
  })
  expect(await app.api.workspace.openLocal({})).toMatchObject({ error: { code: 'not_allowed_now' } })
})

test('a killed server is noticed, and found again when it comes back', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'carmel-killed-'))
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }))
  const first = await startDbProcess(dataDir, 0)
  const app = await backendOn({ environment: { mongoUri: first.uri, dbName: 'crm' } })
  await app.backend.start()
  await app.api.session.createFirstAdmin(admin)

  first.kill()
  const state = async () => {
    const status = await app.api.connection.status({})
    return status.ok && status.data.state
  }
  await expect.poll(state, { timeout: 10_000 }).toBe('offline')
  expect(await app.api.invoices.list({})).toMatchObject({ ok: false, error: { code: 'offline' } })

  await startDbProcess(dataDir, first.port)
  await expect.poll(state, { timeout: 15_000 }).toBe('online')
  expect(await app.api.users.list({})).toMatchObject({ ok: true, data: [{ email: admin.email }] })
})

test('legacy duplicates do not stop the start: the index that cannot be made is reported', async () => {
  const server = await serverOn()
  const client = await new MongoClient(server.uri).connect()
  cleanups.push(() => client.close())
  await client.db('crm').collection('crm_users').insertOne({ email: 'a@example.com', role: 'admin' })
  await client.db('crm').collection('leads').createIndex({ created_at: -1 }, { name: 'made_by_the_website' })
  const app = await backendOn({ environment: { mongoUri: server.uri, dbName: 'crm' } })
  await app.backend.start()
  await expect
    .poll(async () => (await client.db('crm').collection('leads').indexes()).length, {
      timeout: 10_000
    })
    .toBeGreaterThan(3)
  const names = (await client.db('crm').collection('leads').indexes()).map((index) => index.name)
  expect(names).toContain('made_by_the_website')
})

/** The embedded server as a process of its own, so that it can really be killed. */
async function startDbProcess(dataDir: string, port: number) {
  const script = join(import.meta.dirname, '../../scripts/db.ts')
  const child = spawn(process.execPath, [script, '--port', String(port), '--data', dataDir, '--no-auth'])
  cleanups.push(async () => child.kill('SIGKILL'))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const uri = line.toString().split('\n')[0] ?? ''
  return { uri, port: Number(new URL(uri).port), kill: () => child.kill('SIGKILL') }
}

test('a damaged local file is put aside, and the window is told where', async () => {
  const first = await createTestBackend()
  await first.api.workspace.openLocal({})
  await first.backend.close()
  await writeFile(join(first.dataDir, 'workspaces/local/carmel.db'), 'this is no database any more')

  const second = await backendOn({ dataDir: first.dataDir })
  const state = await second.api.workspace.openLocal({})
  expect(state).toMatchObject({
    data: { step: 'first_admin', workspace: { damagedFileKeptAt: expect.stringContaining('carmel.db') } }
  })
  const kept = state.ok ? (state.data.workspace?.damagedFileKeptAt ?? '') : ''
  expect(await readFile(kept, 'utf8')).toBe('this is no database any more')
})

test('a sample session that has ended leads to the welcome screen, and back in with one click', async () => {
  let now = new Date('2026-01-05T08:00:00Z')
  const app = await backendOn({ now: () => now })
  await app.api.workspace.openSample({})
  now = new Date(now.getTime() + 13 * 3_600_000)
  expect(await app.api.session.state({})).toMatchObject({ data: { step: 'welcome', user: null } })
  expect(await app.api.workspace.openSample({})).toMatchObject({ data: { step: 'signed_in' } })
})

test('a failure of the window is logged without credentials', async () => {
  const lines: string[] = []
  const app = await backendOn({
    log: (level, message, facts) => lines.push(JSON.stringify([level, message, facts]))
  })
  await app.api.diagnostics.report({ message: 'boom', stack: 'at mongodb://ann:s3cret@db.example/x' })
  expect(lines.join()).toContain('The window failed')
  expect(lines.join()).not.toContain('s3cret')
})
