import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Workspace } from '#shared/workspace/workspace.schema.ts'
import { reversibleSecrets } from '../../../tests/support/test-backend.ts'
import { person } from '../../../tests/support/test-services.ts'
import { createOfflineSignIn, type OfflineSignIn } from './offline.sign-in.ts'

const workspace: Workspace = {
  kind: 'server',
  label: 'db.example',
  db_name: 'crm',
  fromEnvironment: false,
  damagedFileKeptAt: null
}
const ann = person('ann', 'sales')
const password = 'Correct-Horse-1'
const day = 86_400_000
const start = Date.parse('2026-03-01T08:00:00Z')

let dataDir: string
let clock: number
let signIns: OfflineSignIn

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'carmel-sign-in-'))
  clock = start
  restart()
  await signIns.remember(workspace, ann, password)
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

function restart(secrets = reversibleSecrets): void {
  signIns = createOfflineSignIn({ dataDir, secrets, now: () => new Date(clock) })
}

const tryPassword = (typed: string, email = ann.email) =>
  signIns.check(workspace, { email, password: typed }).then(
    ({ role }) => role,
    ({ code }: { code: string }) => code
  )

test('whoever the server let in here is let in without it, with the role known then', async () => {
  expect(await tryPassword(password)).toBe('sales')
  expect(await tryPassword(password, ` ${ann.email.toUpperCase()} `)).toBe('sales')
  expect(await tryPassword('wrong')).toBe('wrong_credentials')
  expect(await tryPassword(password, 'ben@carmel.example')).toBe('sign_in_needs_server')
  const elsewhere = { ...workspace, db_name: 'other' }
  expect([await signIns.isKnown(workspace), await signIns.isKnown(elsewhere)]).toEqual([true, false])
  await signIns.update(workspace, { ...ann, role: 'viewer' })
  expect(await tryPassword(password)).toBe('viewer')
  await signIns.forget(workspace, ann)
  expect(await tryPassword(password)).toBe('sign_in_needs_server')
  expect(await signIns.isKnown(workspace)).toBe(false)
})

test('it ends 14 days after the last time with the server, not after the last without it', async () => {
  expect(await signIns.until(workspace, ann)).toEqual(new Date(start + 14 * day))
  clock = start + 13 * day
  expect(await tryPassword(password)).toBe('sales')
  clock = start + 14 * day
  expect(await tryPassword(password)).toBe('sign_in_needs_server')
  expect(await signIns.until(workspace, ann)).toBeNull()
  await signIns.remember(workspace, ann, password)
  expect(await tryPassword(password)).toBe('sales')
})

test('a clock that is set back gives no more days', async () => {
  clock = start + 10 * day
  await signIns.touch(workspace, ann)
  clock = start + day
  expect(await tryPassword(password)).toBe('sign_in_needs_server')
  // As after a little correction.
  clock = start + 10 * day - 60_000
  expect(await tryPassword(password)).toBe('sales')
})

test('five wrong passwords lock for 15 minutes, also over a restart, and setting the clock back does not help', async () => {
  for (let at = 0; at < 4; at++) expect(await tryPassword('wrong')).toBe('wrong_credentials')
  restart()
  expect(await tryPassword('wrong')).toBe('locked_out')
  restart()
  expect(await tryPassword(password)).toBe('locked_out')
  clock -= 9 * 60_000
  expect(await tryPassword(password)).toBe('locked_out')
  clock = start + 15 * 60_000 + 1
  expect(await tryPassword(password)).toBe('sales')
  expect(await tryPassword('wrong')).toBe('wrong_credentials')
})

test('nothing in the file says who, with which role or with which password', async () => {
  const folder = join(dataDir, 'offline')
  const content = await readFile(join(folder, (await readdir(folder))[0] ?? ''), 'utf8')
  for (const word of [ann.email, 'sales', password]) expect(content).not.toContain(word)
})

test('an entry that somebody wrote by hand does not count where entries can be sealed', async () => {
  restart({ ...reversibleSecrets, available: () => false })
  await signIns.remember(workspace, { ...ann, role: 'admin' }, password)
  expect(await tryPassword(password)).toBe('admin')
  restart()
  expect(await tryPassword(password)).toBe('sign_in_needs_server')
})

test('a damaged file lets nobody in, and the next sign-in with the server makes it anew', async () => {
  await writeFile(join(dataDir, 'offline', 'sign-in.json'), '{"half')
  expect(await tryPassword(password)).toBe('sign_in_needs_server')
  await signIns.remember(workspace, ann, password)
  expect(await tryPassword(password)).toBe('sales')
})
