import { AppError } from '#shared/ipc/result.ts'
import type { SessionState } from '#shared/session/session.contract.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { OfflineRoom } from './offline.room.ts'
import type { OutboxRoom } from './outbox.room.ts'

/** What a person may do with the copy on their computer. */
export function createSyncHandlers(deps: {
  offline: OfflineRoom
  outbox: OutboxRoom
  signOut: () => void
  /** This computer no longer signs the person in without the server. */
  forgetSignIn: (user: SignedInUser) => Promise<void>
  sessionState: () => Promise<SessionState>
}): FeatureHandlers<'sync'> {
  const { offline, outbox } = deps
  return {
    state: () => offline.state(),
    syncNow: async () => {
      await offline.compareAll()
      return offline.state()
    },
    wipe: async () => {
      await offline.wipe()
      return offline.state()
    },
    forgetDevice: async (ctx, { drop_waiting }) => {
      const { waiting, refused, conflicts } = await outbox.handlers.outbox.status(ctx, {})
      const count = waiting + refused + conflicts
      if (count > 0 && !drop_waiting) {
        throw new AppError('not_allowed_now', 'Writes wait to be sent', { reason: 'writes_waiting', count })
      }
      await deps.forgetSignIn(ctx.user)
      await offline.forget(deps.signOut)
      return deps.sessionState()
    }
  }
}
