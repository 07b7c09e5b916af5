import { expect, test } from 'vitest'
import type { SessionState } from '#shared/session/session.contract.ts'
import { createSessionActions } from './session.actions.ts'
import { createSessionStore, nextSession, type SessionView } from './session.store.ts'

const dana = { _id: 'a'.repeat(24), email: 'dana@x.example', name: 'Dana', role: 'sales' as const }
const signedIn: SessionState = {
  step: 'signed_in',
  user: dana,
  workspace: null,
  endsAt: null,
  has_temporary_password: false
}
const signInStep: SessionState = {
  step: 'sign_in',
  user: null,
  workspace: null,
  endsAt: null,
  has_temporary_password: false
}
const unreachable: SessionState = {
  step: 'unreachable',
  user: null,
  workspace: null,
  endsAt: null,
  has_temporary_password: false
}

function view(state: SessionState): SessionView {
  return { ...state, endedFor: null }
}

test('keeps the page of somebody whose session ended by itself', () => {
  expect(nextSession(view(signedIn), signInStep, false).endedFor).toEqual(dana)
})

test('keeps it too when the news comes twice', () => {
  const ended = nextSession(view(signedIn), signInStep, false)
  expect(nextSession(ended, signInStep, false).endedFor).toEqual(dana)
})

test('drops the page after signing out on purpose', () => {
  expect(nextSession(view(signedIn), signInStep, true).endedFor).toBeNull()
})

test('forgets the ended session once somebody is signed in', () => {
  const ended = nextSession(view(signedIn), signInStep, false)
  expect(nextSession(ended, signedIn, false).endedFor).toBeNull()
})

test('shows the plain sign-in when nobody had worked here', () => {
  expect(nextSession(view(unreachable), signInStep, false).endedFor).toBeNull()
})

test('lets events wait while a command changes the session', async () => {
  const store = createSessionStore()
  const seen: string[] = []
  const take = (news: SessionState) => {
    seen.push(news.step)
    store.setState({ ...news, endedFor: null })
  }
  const actions = createSessionActions(take, async () => signInStep)
  await actions.change(async () => {
    actions.follow(unreachable)
    return { ok: true, data: signedIn }
  })
  await Promise.resolve()
  expect(seen).toEqual(['signed_in', 'sign_in'])
})

test('follows events again after a command was refused', async () => {
  const seen: string[] = []
  const actions = createSessionActions(
    (news) => void seen.push(news.step),
    async () => signInStep
  )
  const refused = { code: 'connection_failed' as const, message: '', details: {} }
  await expect(actions.change(async () => ({ ok: false, error: refused }))).rejects.toThrow()
  actions.follow(unreachable)
  expect(seen).toEqual(['unreachable'])
})
