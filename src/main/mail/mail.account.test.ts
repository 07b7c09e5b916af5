import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailLogin } from '../../../tests/support/mail.server.ts'
import { type MailServices, startMailServices } from '../../../tests/support/mail.services.ts'
import { dataOf, person } from '../../../tests/support/test-services.ts'

const sam = person('sam', 'sales')
const sue = person('sue', 'sales')
const viewer = person('viewer', 'viewer')

let services: MailServices
beforeAll(async () => {
  services = await startMailServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([sam, sue, viewer]))

const account = () => services.as(sam).mailAccount

function input(changed: object = {}) {
  const { host, port, security } = services.server.address
  return {
    ...{ host, port, security },
    user: mailLogin.user as string | null,
    from_name: 'Sam',
    from_email: 'sam@carmel.example',
    reply_to: null,
    ...changed
  }
}
const complete = (changed: object = {}) => input({ password: mailLogin.password, ...changed })
const trial = async (changed: object = {}) =>
  dataOf(await account().test({ account: complete(changed), to: 'sam@carmel.example' }))

test('keeps the password encrypted, and never gives it back', async () => {
  const saved = dataOf(await account().save(complete()))
  expect(saved).toEqual({ ...input(), password: 'kept' })
  expect(dataOf(await account().get({}))).toEqual({ account: saved, keeps_secrets: true })
  expect(JSON.stringify([...services.stored])).not.toContain(mailLogin.password)
  expect(JSON.stringify([...services.stored])).toContain('sealed:')
  await services.restart()
  expect(dataOf(await account().get({})).account?.password).toBe('kept')
})

test('where the system keeps no secrets the password lives until the end of the run', async () => {
  services.secrets.available = false
  expect(dataOf(await account().save(complete())).password).toBe('this_run')
  expect(JSON.stringify([...services.stored])).not.toContain(mailLogin.password)
  expect(JSON.stringify([...services.stored])).not.toContain('sealed:')
  expect(await trial({ password: undefined })).toEqual({ works: true })
  await services.restart()
  expect(dataOf(await account().get({}))).toMatchObject({
    account: { password: 'unreadable' },
    keeps_secrets: false
  })
})

test('each person has a mailbox of their own', async () => {
  dataOf(await account().save(complete()))
  expect(dataOf(await services.as(sue).mailAccount.get({})).account).toBeNull()
  dataOf(await account().remove({}))
  expect(dataOf(await account().get({})).account).toBeNull()
  expect(JSON.stringify([...services.stored])).not.toContain('sealed:')
})

test('other settings may change without typing the password again', async () => {
  dataOf(await account().save(complete()))
  expect(dataOf(await account().save(input({ from_name: 'Samuel' }))).password).toBe('kept')
  expect(await trial({ password: undefined, from_name: 'S' })).toEqual({ works: true })
})

test.each([
  { host: 'localhost' },
  { port: 1 },
  { user: 'somebody@else.example' },
  { security: 'tls' as const }
])('the known password goes to nobody else: %j', async (other) => {
  dataOf(await account().save(complete()))
  const again = { error: { code: 'invalid_input', details: { fields: { password: 'password_again' } } } }
  expect(await account().save(input(other))).toMatchObject(again)
  expect(await account().test({ account: input(other), to: 'sam@carmel.example' })).toMatchObject(again)
  expect(dataOf(await account().get({})).account).toMatchObject(input())
})

test('a login needs a password, and none is kept where there is no login', async () => {
  expect(await account().save(input())).toMatchObject({
    error: { details: { fields: { password: 'required' } } }
  })
  expect(dataOf(await account().save(complete({ user: null })))).toMatchObject({
    user: null,
    password: 'none'
  })
  expect(JSON.stringify([...services.stored])).not.toContain('sealed:')
})

test.each([
  ['host', { host: 'mail server' }],
  ['host', { host: 'x\r\ny' }],
  ['port', { port: 0 }],
  ['port', { port: 70_000 }],
  ['from_email', { from_email: 'me' }],
  ['from_name', { from_name: 'A\nB' }],
  ['reply_to', { reply_to: 'x@y\r\nBcc: z@z.example' }]
])('refuses a bad %s', async (field, bad) => {
  expect(await account().save(complete(bad))).toMatchObject({
    error: { code: 'invalid_input', details: { fields: { [field]: expect.anything() } } }
  })
})

test('a test mail arrives, in the language of the window', async () => {
  expect(await trial()).toEqual({ works: true })
  expect(services.server.received).toMatchObject([{ from: 'sam@carmel.example', to: ['sam@carmel.example'] }])
  expect(services.server.received[0]?.raw).toContain('Carmel can send e-mail')
  expect(services.stored.has('mailboxes')).toBe(false)
})

test('a test mail that does not arrive says why', async () => {
  expect(await trial({ password: 'wrong' })).toMatchObject({ works: false, reason: 'wrong_password' })
  expect(await trial({ host: 'no-such-host.invalid' })).toMatchObject({ reason: 'unknown_host' })
  expect(await trial({ port: 1 })).toMatchObject({ reason: 'nobody_listens' })
  expect(await trial({ security: 'tls' })).toMatchObject({ reason: 'tls' })
  services.server.misbehave({ from: '553 5.7.1 Not your address' })
  expect(await trial()).toMatchObject({ reason: 'sender_refused', detail: expect.stringContaining('553') })
  expect(JSON.stringify(services.log)).not.toMatch(/wrong"|mail password|carmel\.example/)
})

test('viewers have no mailbox', async () => {
  expect(await services.as(viewer).mailAccount.get({})).toMatchObject({ error: { code: 'forbidden' } })
})
