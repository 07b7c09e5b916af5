import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { matchesPassword } from '../session/passwords.ts'

const admin = person('admin', 'admin')
const ada = person('ada', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, ada, sam]))

const users = () => services.as(admin).users
const stored = (_id: string) => services.db.collection('crm_users').findOne({ _id: new ObjectId(_id) })
const audits = () => services.db.collection('audit_logs').find().sort({ _id: 1 }).toArray()
const refused = (reason: string) => ({ error: { code: 'not_allowed_now', details: { reason } } })

test('a new account has the shape that the website reads, and a temporary password that nobody is told of twice', async () => {
  const { account, password } = dataOf(
    await users().create({
      email: ' Dana@Carmel.example ',
      first_name: 'Dana',
      last_name: 'Levi',
      role: 'sales',
      language: 'he'
    })
  )
  const document = await stored(account._id)
  expect(document).toMatchObject({
    email: 'dana@carmel.example',
    name: 'Dana Levi',
    role: 'commercial',
    is_active: true,
    password_is_temporary: true,
    assigned_leads: [],
    created_by: admin.email,
    created_by_id: admin._id
  })
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
  expect(await matchesPassword(password, document?.password_hash)).toBe(true)
  expect(account).toMatchObject({ role: 'sales', has_temporary_password: true })
  const log = JSON.stringify(await audits())
  expect(log).toContain('"action":"create"')
  expect(log).not.toContain(password)
  expect(log).not.toContain('$2b$')
})

test('one address is one account, but one that only the website has may get one of the CRM', async () => {
  const wanted = { first_name: 'X', role: 'viewer', language: 'fr' } as const
  expect(await users().create({ ...wanted, email: 'SAM@carmel.example' })).toMatchObject({
    error: { code: 'duplicate' }
  })
  await services.db
    .collection('users')
    .insertOne({ email: 'web@carmel.example', role: 'editor', password_hash: 'x' })
  const web = dataOf(await users().accounts({})).find(({ email }) => email === 'web@carmel.example')
  expect(web).toMatchObject({ is_website_only: true, role: 'viewer' })
  expect(await users().resetPassword({ _id: web?._id ?? '' })).toMatchObject(refused('website_only'))
  dataOf(await users().create({ ...wanted, email: 'web@carmel.example' }))
  const all = dataOf(await users().accounts({})).filter(({ email }) => email === 'web@carmel.example')
  expect(all).toMatchObject([{ is_website_only: false }])
})

test('a role changes and is written down; the last administrator keeps theirs, also against two at once', async () => {
  dataOf(await users().update({ _id: sam._id, set: { role: 'viewer', last_name: 'Ople' } }))
  expect(await stored(sam._id)).toMatchObject({ role: 'viewer', name: 'sam Ople', last_name: 'Ople' })
  expect(await audits()).toMatchObject([
    {
      action: 'update',
      entity_type: 'crm_user',
      before: { name: 'sam', role: 'commercial' },
      after: { role: 'viewer' }
    }
  ])
  const demote = (_id: string, by = admin) => services.as(by).users.update({ _id, set: { role: 'sales' } })
  const answers = await Promise.all([demote(ada._id), demote(admin._id, ada)])
  expect(answers.map(({ ok }) => ok)).toEqual([true, false])
  expect(answers[1]).toMatchObject(refused('last_admin'))
})

test('who is let out keeps their records and comes back; nobody lets themselves out, nor the last administrator', async () => {
  await services.db.collection('users').insertOne({ email: sam.email, role: 'user', is_active: true })
  const website = () => services.db.collection('users').findOne({ email: sam.email })
  dataOf(await users().setActive({ _id: sam._id, is_active: false }))
  expect(await stored(sam._id)).toMatchObject({ is_active: false, deleted_by: admin.email })
  expect(await website()).toMatchObject({ is_active: false, role: 'user' })
  expect(dataOf(await users().setActive({ _id: sam._id, is_active: true })).is_active).toBe(true)
  expect(await stored(sam._id)).not.toHaveProperty('deleted_at')
  expect(await website()).toMatchObject({ is_active: true })
  expect(await users().setActive({ _id: admin._id, is_active: false })).toMatchObject(refused('oneself'))
  dataOf(await users().setActive({ _id: ada._id, is_active: false }))
  expect(await users().update({ _id: admin._id, set: { role: 'viewer' } })).toMatchObject(
    refused('last_admin')
  )
})

test('a password is set anew in both places that hold one, and the account is unlocked', async () => {
  const locked = { locked_until: new Date('2026-01-05T08:10:00Z'), failed_login_attempts: 3, password: 'old' }
  await services.db.collection('crm_users').updateOne({ email: sam.email }, { $set: locked })
  expect(dataOf(await users().accounts({})).find(({ _id }) => _id === sam._id)?.locked_until).not.toBeNull()
  const { account, password } = dataOf(await users().resetPassword({ _id: sam._id }))
  expect(account.locked_until).toBeNull()
  const document = await stored(sam._id)
  expect(document?.password).toBe(document?.password_hash)
  expect(await matchesPassword(password, document?.password_hash)).toBe(true)
  await services.db.collection('crm_users').updateOne({ email: sam.email }, { $set: locked })
  expect(dataOf(await users().unlock({ _id: sam._id })).locked_until).toBeNull()
})

test('only administrators see and change accounts, and read the log of it; hashes are in neither', async () => {
  dataOf(await users().update({ _id: sam._id, set: { role: 'viewer' } }))
  const before = { email: 'x@x.example', password_hash: '$2b$old' }
  await services.db
    .collection('audit_logs')
    .insertOne({ action: 'update', entity_type: 'crm_user', before, after: {} })
  const { rows, total } = dataOf(await services.as(admin).audit.list({}))
  expect(total).toBe(2)
  expect(rows[1]).toMatchObject({
    user_email: admin.email,
    action: 'update',
    name: 'sam',
    changes: [{ field: 'role', old: 'commercial', new: 'viewer' }]
  })
  expect(JSON.stringify([rows, await users().accounts({})])).not.toContain('$2b$')
  const mine = dataOf(await services.as(admin).audit.list({ user_email: admin.email, actions: ['update'] }))
  expect(mine.total).toBe(1)
  for (const call of [
    services.as(sam).users.accounts({}),
    services.as(sam).audit.list({}),
    services.as(sam).users.resetPassword({ _id: admin._id })
  ])
    expect(await call).toMatchObject({ error: { code: 'forbidden' } })
})
