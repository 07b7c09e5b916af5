import type { SessionState } from '#shared/session/session.contract.ts'
import { audit } from '../audit/audit.log.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { followUp } from '../mongo/follow-up.ts'
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
    changePassword: async (ctx, input) => {
      await session.changePassword(input)
      await followUp(ctx, 'audit log', async () => {
        await audit(ctx, { action: 'password_change', entity_type: 'crm_user', entity_id: ctx.user._id })
      })
      return state()
    },
    createFirstAdmin: async (_ctx, input) => {
      await session.createFirstAdmin(input)
      return state()
    }
  }
}
