import type { Result } from '#shared/ipc/result.ts'
import type { SessionState } from '#shared/session/session.contract.ts'
import { api, ask } from '../api/client.ts'
import { leaveGuards } from './leave.guards.ts'
import { takeSession } from './session.store.ts'

/**
 * Makes the one way to change the session from the window. While a command runs, events about the session wait:
 * opening a server passes through `unreachable` and back, which must not take the form away; and signing out on
 * purpose must not look like a session that ended by itself.
 */
export function createSessionActions(take: typeof takeSession, askState: () => Promise<SessionState>) {
  let running = 0
  let missedNews = false

  async function change(command: () => Promise<Result<SessionState>>, onPurpose = false): Promise<void> {
    running += 1
    try {
      take(await ask(command()), onPurpose)
    } finally {
      running -= 1
      if (missedNews && running === 0) {
        missedNews = false
        void askState().then((state) => take(state))
      }
    }
  }

  function follow(news: SessionState): void {
    if (running > 0) missedNews = true
    else take(news)
  }

  return { change, follow }
}

const actions = createSessionActions(takeSession, () => ask(api.session.state({})))

/** Runs a command that answers the new session; throws its error. */
export const changeSession = actions.change
/** Takes over what `session.changed` tells. */
export const followSession = actions.follow

/** Signs out, after asking forms with unsaved text. */
export async function signOut(): Promise<void> {
  if (await leaveGuards.ask()) await changeSession(() => api.session.signOut({}), true)
}

/** Goes back to the welcome screen, after asking forms with unsaved text. */
export async function leaveWorkspace(): Promise<void> {
  if (await leaveGuards.ask()) await changeSession(() => api.workspace.leave({}), true)
}
