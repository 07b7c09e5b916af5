import { navigate } from 'wouter/use-hash-location'
import type { EventMessage } from '#shared/ipc/channels.ts'
import { api, ask } from '../api/client.ts'
import { followChanges, queryClient } from '../api/queries.ts'
import { prefetchListChoices } from '../records/list/list.query.ts'
import { takeConnection } from '../state/connection.store.ts'
import { forgetAll } from '../state/forget.ts'
import { followJob } from '../state/jobs.ts'
import { preferencesStore } from '../state/preferences.store.ts'
import { followSession } from '../state/session.actions.ts'
import { type SessionView, sessionStore, takeSession } from '../state/session.store.ts'
import { takeOutbox, takeSync } from '../state/sync.store.ts'
import { prefetchNextPage, prefetchPage } from './pages.ts'

/** Asks for everything that the first paint needs, all at once, and listens from then on. Throws when refused. */
export async function start(): Promise<void> {
  window.carmel.listen(follow)
  prefetchListChoices()
  const [session, preferences, connection] = await Promise.all([
    ask(api.session.state({})),
    ask(api.preferences.get({})),
    ask(api.connection.status({}))
  ])
  preferencesStore.setState(preferences)
  takeConnection(connection)
  takeSession(session)
  sessionStore.subscribe(keepRightsTrue)
  sessionStore.subscribe(prefetchForUser)
}

function follow(message: EventMessage): void {
  followChanges(message)
  if (message.name === 'session.changed') followSession(message.payload)
  if (message.name === 'connection.changed') takeConnection(message.payload)
  if (message.name === 'sync.changed') takeSync(message.payload)
  if (message.name === 'outbox.changed') takeOutbox(message.payload)
  if (message.name === 'job.changed') followJob(message.payload)
}

function prefetchForUser(now: SessionView, before: SessionView): void {
  if (!now.user || before.user) return
  const page = prefetchPage(window.location.hash)
  // At the start of the window the first paint goes before; the frame asks for the rest when it is idle.
  if (before.step === 'sign_in') void page.then(prefetchNextPage)
}

/** What one person was shown must not be left for the next one, who may see less. */
function keepRightsTrue(now: SessionView, before: SessionView): void {
  const worker = (view: SessionView) => (view.user ?? view.endedFor)?._id ?? null
  if (worker(now) !== worker(before)) {
    queryClient.clear()
    forgetAll()
    if (worker(before)) navigate('/leads', { replace: true })
  } else if (now.user && before.endedFor) {
    void queryClient.invalidateQueries()
  }
}
