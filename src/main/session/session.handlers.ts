import type { SessionState } from '#shared/session/session.contract.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { SessionService } from './session.service.ts'

/** Signing in and out; every answer is the new state of the window. */
export function createSessionHandlers(deps: {
  session: SessionService
  state: () => Promise<SessionState>
  leaveSample: () => Promise<void>
}): FeatureHandlers<'session'> {
  const { session, state } = deps
  return {
    state: () => state(),
    signIn: async (_ctx, input) => {
      await session.signIn(input)
      return state()
    },
    signOut: async () => {
      session.signOut()
      await deps.leaveSample()
      return state()
    },
    createFirstAdmin: async (_ctx, input) => {
      await session.createFirstAdmin(input)
      return state()
    }
  }
}
