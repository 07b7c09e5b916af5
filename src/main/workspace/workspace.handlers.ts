import type { SessionState } from '#shared/session/session.contract.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { SessionService } from '../session/session.service.ts'
import { testAddress } from './test-address.ts'
import type { WorkspaceService } from './workspace.service.ts'

/** Choosing a workspace signs out first: a session belongs to one database. Nothing happens while it is fixed. */
export function createWorkspaceHandlers(deps: {
  workspaces: WorkspaceService
  session: SessionService
  state: () => Promise<SessionState>
  /** Opens the sample, fills it when it is empty and signs in as its administrator. */
  openSample: () => Promise<void>
}): FeatureHandlers<'workspace'> {
  const { workspaces, session, state } = deps
  return {
    openLocal: async () => {
      workspaces.refuseIfFixed()
      session.signOut()
      await workspaces.openLocal()
      return state()
    },
    openSample: async () => {
      workspaces.refuseIfFixed()
      session.signOut()
      await deps.openSample()
      return state()
    },
    openServer: async (_ctx, input) => {
      workspaces.refuseIfFixed()
      session.signOut()
      await workspaces.openServer(input.uri, input.db_name)
      return state()
    },
    test: (_ctx, input) => testAddress(input.uri, input.db_name),
    leave: async () => {
      workspaces.refuseIfFixed()
      session.signOut()
      await workspaces.leave()
      return state()
    }
  }
}
