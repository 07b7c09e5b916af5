import { MongoNetworkError } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { AppError } from '#shared/ipc/result.ts'
import type { Ctx } from '../context.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { type AllHandlers, createRouter } from './router.ts'

const salesUser: SignedInUser = {
  _id: 'a'.repeat(24),
  email: 'sales@example.com',
  name: 'Sam',
  role: 'sales',
  ids: [],
  assignedLeads: []
}

function routerWith(handlers: object, user: SignedInUser | null = salesUser, log = vi.fn()) {
  return createRouter({
    handlers: handlers as AllHandlers,
    currentUser: () => user,
    createCtx: (signedIn, signal) => ({ user: signedIn, signal }) as unknown as Ctx,
    log
  })
}

test('hands validated input with its defaults to the handler', async () => {
  const list = vi.fn(() => ({ rows: [], total: 0 }))
  const answer = await routerWith({ leads: { list } })('leads.list', { search: '  brand ' })
  expect(answer).toEqual({ ok: true, data: { rows: [], total: 0 } })
  expect(list).toHaveBeenCalledWith(
    expect.objectContaining({ user: salesUser }),
    expect.objectContaining({ search: 'brand', skip: 0, limit: 50, status: [] })
  )
})

test('refuses unknown channels, inherited names included', async () => {
  const invoke = routerWith({ leads: {} })
  for (const channel of ['', 'leads', 'leads.nope', 'nope.list', 'leads.constructor', '__proto__.toString']) {
    expect(await invoke(channel, {})).toMatchObject({ ok: false, error: { code: 'unknown_channel' } })
  }
})

test('names the fields of bad input and never calls the handler', async () => {
  const list = vi.fn()
  const answer = await routerWith({ leads: { list } })('leads.list', { limit: 'all', skip: -1 })
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  expect(answer.ok ? {} : answer.error.details.fields).toMatchObject({
    limit: expect.any(String),
    skip: expect.any(String)
  })
  expect(list).not.toHaveBeenCalled()
})

test('an operator object is no search text', async () => {
  const list = vi.fn()
  const answer = await routerWith({ leads: { list } })('leads.list', { search: { $ne: null } })
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  expect(list).not.toHaveBeenCalled()
})

test('checks the role before it looks at the input', async () => {
  const viewer: SignedInUser = { ...salesUser, role: 'viewer' }
  const answer = await routerWith({ leads: { update: vi.fn() } }, viewer)('leads.update', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden', details: { role: 'sales' } } })
})

test('before sign-in only calls for anyone are answered', async () => {
  const invoke = routerWith({ leads: { list: vi.fn() }, preferences: { get: () => 'mine' } }, null)
  expect(await invoke('leads.list', {})).toMatchObject({ ok: false, error: { code: 'not_signed_in' } })
  expect(await invoke('preferences.get', {})).toEqual({ ok: true, data: 'mine' })
})

test('an expected error keeps its code and details', async () => {
  const get = () => {
    throw new AppError('not_found', 'gone', { id: 'x' })
  }
  const answer = await routerWith({ leads: { get } })('leads.get', { _id: 'b'.repeat(24) })
  expect(answer).toEqual({ ok: false, error: { code: 'not_found', message: 'gone', details: { id: 'x' } } })
})

test('a lost server is offline, not a bug', async () => {
  const list = () => {
    throw new MongoNetworkError('connection reset')
  }
  expect(await routerWith({ leads: { list } })('leads.list', {})).toMatchObject({
    ok: false,
    error: { code: 'offline' }
  })
})

test('a bug becomes internal with a log id, and its stack stays in the log', async () => {
  const log = vi.fn()
  const list = () => {
    throw new TypeError('secret path')
  }
  const answer = await routerWith({ leads: { list } }, salesUser, log)('leads.list', {})
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'internal', details: { logId: expect.any(String) } }
  })
  expect(JSON.stringify(answer)).not.toContain('secret path')
  expect(JSON.stringify(log.mock.calls)).toContain('secret path')
})
