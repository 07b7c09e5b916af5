import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mayUse, type Role } from '#shared/session/roles.ts'
import type { SessionState, SessionUser } from '#shared/session/session.contract.ts'

export type SessionView = SessionState & {
  /**
   * Who worked here when the session ended by itself. The page stays mounted below the sign-in dialog, so that
   * nothing typed is lost; null while signed in, and after signing out on purpose.
   */
  endedFor: SessionUser | null
}

const nobody: SessionView = {
  step: 'welcome',
  user: null,
  workspace: null,
  endsAt: null,
  has_temporary_password: false,
  endedFor: null
}

/** Makes the store of who is signed in, to which workspace, and which step of the start is shown. */
export function createSessionStore(): StoreApi<SessionView> {
  return createStore<SessionView>(() => nobody)
}

export const sessionStore = createSessionStore()

/** What the window shows after news from the main process; `onPurpose` when the person signed out or left. */
export function nextSession(before: SessionView, news: SessionState, onPurpose: boolean): SessionView {
  const worker = before.endedFor ?? (before.step === 'signed_in' ? before.user : null)
  const endedByItself = news.step === 'sign_in' && !onPurpose
  return { ...news, endedFor: endedByItself ? worker : null }
}

/** Takes over a state that the main process sent or answered. */
export function takeSession(news: SessionState, onPurpose = false): void {
  sessionStore.setState(nextSession(sessionStore.getState(), news, onPurpose), true)
}

export function useSession<T>(select: (session: SessionView) => T): T {
  return useStore(sessionStore, select)
}

/** Tells whether the signed-in user has at least `role`: hide what the main process would refuse. */
export function useMay(role: Role): boolean {
  return useSession((session) => mayUse((session.user ?? session.endedFor)?.role ?? null, role))
}
