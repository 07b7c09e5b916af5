import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer } from '#main/embedded/server.ts'
import { hashPassword } from '#main/session/passwords.ts'
import { createTestBackend, type TestBackend } from '../support/test-backend.ts'

const password = 'Correct-Horse-1'
const sha256 = createHash('sha256').update(password).digest('hex')

let now = new Date('2026-01-05T08:00:00Z')
let app: TestBackend
let client: MongoClient
let folder: string
let closeServer: () => Promise<void>

beforeEach(async () => {
  now = new Date('2026-01-05T08:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'carmel-session-'))
  const server = await startServer({ dataDir: folder, auth: null })
  closeServer = () => server.close()
  client = await new MongoClient(server.uri).connect()
  app = await createTestBackend({ environment: { mongoUri: server.uri, dbName: 'crm' }, now: () => now })
})

afterEach(async () => {
  await app.stop()
  await client.close()
  await closeServer()
  await rm(folder, { recursive: true, force: true })
})

const crmUsers = () => client.db('crm').collection('crm_users')
const websiteUsers = () => client.db('crm').collection('users')

async function addCrmUser(fields: object = {}) {
  await crmUsers().insertOne({
    email: 'Ann@Example.com',
    role: 'commercial',
    password_hash: await hashPassword(password),
    is_active: true,
    ...fields
  })
  await app.backend.start()
}

const signIn = (typed: string, email = 'ann@example.com') =>
  app.api.session.signIn({ email, password: typed })

test('an empty workspace asks for its first administrator, once', async () => {
  await app.backend.start()
  expect(await app.api.session.state({})).toMatchObject({ data: { step: 'first_admin' } })
  const input = { name: 'Ann Admin Lee', email: 'Ann@Example.com', password }
  expect(await app.api.session.createFirstAdmin(input)).toMatchObject({
    data: { step: 'signed_in', user: { name: 'Ann Admin Lee', role: 'admin' } }
  })
  expect(await crmUsers().findOne({})).toMatchObject({
    email: 'ann@example.com',
    first_name: 'Ann',
    last_name: 'Admin Lee',
    is_active: true,
    assigned_leads: []
  })
  expect(await app.api.session.createFirstAdmin(input)).toMatchObject({ error: { code: 'not_allowed_now' } })
})

test('a short first password is refused with the field', async () => {
  await app.backend.start()
  const answer = await app.api.session.createFirstAdmin({
    name: 'A',
    email: 'a@b.example',
    password: 'short'
  })
  expect(answer).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { password: 'password_too_short' } } }
  })
})

test('signs in without regard to the case of the address; commercial is sales', async () => {
  await addCrmUser()
  expect(await signIn(password, '  ANN@example.COM ')).toMatchObject({
    ok: true,
    data: { step: 'signed_in', user: { email: 'Ann@Example.com', role: 'sales' } }
  })
  expect(await crmUsers().findOne({})).toMatchObject({ last_login_at: now, failed_login_attempts: 0 })
})

test('falls back to the website account and leaves its hash alone', async () => {
  await websiteUsers().insertOne({ email: 'web@example.com', password_hash: sha256, first_name: 'Web' })
  await app.backend.start()
  expect(await signIn(password, 'web@example.com')).toMatchObject({
    ok: true,
    data: { user: { name: 'Web', role: 'viewer' } }
  })
  expect(await websiteUsers().findOne({})).toMatchObject({ password_hash: sha256 })
})

test('a deactivated account is told so only after the right password', async () => {
  await addCrmUser({ is_active: false, deleted_at: now })
  expect(await signIn('wrong')).toMatchObject({ error: { code: 'wrong_credentials' } })
  expect(await signIn(password)).toMatchObject({ error: { code: 'account_inactive' } })
})

test('a deactivated account stays out through its website twin', async () => {
  await websiteUsers().insertOne({ email: 'ann@example.com', password_hash: sha256, role: 'admin' })
  await addCrmUser({ is_active: false })
  expect(await signIn(password)).toMatchObject({ error: { code: 'account_inactive' } })
})

test('unknown user and wrong password read the same, also when they are locked out', async () => {
  await addCrmUser()
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const wrong = await signIn('wrong')
    expect(wrong).toMatchObject({ error: { code: 'wrong_credentials', details: {} } })
    expect(await signIn('wrong', 'nobody@example.com')).toEqual(wrong)
  }
  const locked = await signIn('wrong')
  expect(locked).toMatchObject({
    error: { code: 'locked_out', details: { until: new Date(now.getTime() + 15 * 60_000) } }
  })
  expect(await signIn('wrong', 'nobody@example.com')).toEqual(locked)
})

test('five wrong passwords lock for 15 minutes, even against the right one', async () => {
  await addCrmUser()
  for (let attempt = 1; attempt <= 5; attempt += 1) await signIn('wrong')
  expect(await signIn(password)).toMatchObject({ error: { code: 'locked_out' } })
  now = new Date(now.getTime() + 14 * 60_000)
  expect(await signIn(password)).toMatchObject({ error: { code: 'locked_out' } })
  now = new Date(now.getTime() + 61_000)
  expect(await signIn(password)).toMatchObject({ ok: true })
})

test('parallel guesses do not slip past the lock', async () => {
  await addCrmUser()
  const guesses = await Promise.all(Array.from({ length: 8 }, () => signIn('wrong')))
  const codes = guesses.map((guess) => (guess.ok ? 'ok' : guess.error.code))
  expect(codes.slice(0, 4)).toEqual(Array(4).fill('wrong_credentials'))
  expect(codes.slice(4)).toEqual(Array(4).fill('locked_out'))
})

test('a sign-in that is still being checked does not outlive a change of the workspace', async () => {
  await addCrmUser()
  const checking = signIn(password)
  await app.api.session.signOut({})
  expect(await checking).toMatchObject({ ok: false, error: { code: 'not_allowed_now' } })
  expect(await app.api.users.list({})).toMatchObject({ error: { code: 'not_signed_in' } })
})

test('two first administrators at once: one gets in', async () => {
  await app.backend.start()
  const input = { name: 'Ann', email: 'ann@example.com', password }
  const answers = await Promise.all([
    app.api.session.createFirstAdmin(input),
    app.api.session.createFirstAdmin({ ...input, email: 'bob@example.com' })
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([true, false])
  expect(await crmUsers().countDocuments()).toBe(1)
  expect(await crmUsers().findOne({})).toMatchObject({ language: 'en' })
})

test('connecting makes no collection that only other programs write', async () => {
  await addCrmUser()
  await signIn(password)
  const names = async () => {
    const infos = await client.db('crm').listCollections({}, { nameOnly: true }).toArray()
    return infos.map(({ name }) => name).sort()
  }
  const own = [
    'activities',
    'audit_logs',
    'contacts',
    'crm_users',
    'email_drafts',
    'email_events',
    'email_templates',
    'invoices',
    'leads',
    'opportunities',
    'payments',
    'tasks'
  ]
  await expect.poll(names, { timeout: 10_000 }).toEqual(own)
})

test('a session ends after 12 hours', async () => {
  await addCrmUser()
  await signIn(password)
  now = new Date(now.getTime() + 12 * 3_600_000 - 1000)
  expect(await app.api.users.list({})).toMatchObject({ ok: true })
  now = new Date(now.getTime() + 2000)
  expect(await app.api.users.list({})).toMatchObject({ error: { code: 'not_signed_in' } })
})

test('a role that is taken away counts within a minute', async () => {
  await addCrmUser({ role: 'admin' })
  await signIn(password)
  await crmUsers().updateOne({}, { $set: { is_active: false } })
  now = new Date(now.getTime() + 61_000)
  await app.api.users.list({})
  await expect
    .poll(() => app.api.users.list({}))
    .toMatchObject({ ok: false, error: { code: 'not_signed_in' } })
})

test('the user list shows no hash and joins the two collections', async () => {
  await websiteUsers().insertOne({ email: 'ann@example.com', password_hash: sha256, role: 'admin' })
  await websiteUsers().insertOne({ email: 'web@example.com', password_hash: sha256, name: 'Web' })
  await addCrmUser({ name: 'Ann' })
  await signIn(password)
  const answer = await app.api.users.list({})
  expect(answer).toMatchObject({
    data: [
      { name: 'Ann', role: 'sales', is_active: true },
      { name: 'Web', role: 'viewer', is_active: true }
    ]
  })
  expect(JSON.stringify(answer)).not.toMatch(/\$2b\$|password/)
})

test('one changes one’s own password with the present one; a wrong one counts against the lock', async () => {
  await addCrmUser({ password: 'old twin', password_is_temporary: true })
  expect(await signIn(password)).toMatchObject({ data: { has_temporary_password: true } })
  const change = (current: string, fresh = 'quite some words') =>
    app.api.session.changePassword({ current, fresh })
  expect(await change('wrong')).toMatchObject({ error: { code: 'wrong_credentials' } })
  expect(await change(password, 'short')).toMatchObject({ error: { code: 'invalid_input' } })
  expect(await change(password)).toMatchObject({ data: { has_temporary_password: false } })
  const stored = await crmUsers().findOne({})
  expect(stored?.password).toBe(stored?.password_hash)
  expect(stored).not.toHaveProperty('password_is_temporary')
  expect(
    await client.db('crm').collection('audit_logs').findOne({ action: 'password_change' })
  ).not.toBeNull()
  expect(await signIn('quite some words')).toMatchObject({ ok: true })
  for (let attempt = 0; attempt < 4; attempt++) await change('wrong')
  expect(await change('wrong')).toMatchObject({ error: { code: 'locked_out' } })
})
