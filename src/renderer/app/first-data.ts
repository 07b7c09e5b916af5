import { connectionStore } from '../state/connection.store.ts'
import { sessionStore } from '../state/session.store.ts'
import { prefetchPage } from './pages.ts'

/** How long the first paint waits for what it would show, rather than show that something is waited for. */
const patienceMs = 500

/** Resolves when the first page has its data, or is not going to have it soon. */
export async function firstData(): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([patience, stepDecided().then(pageData)])
}

/** While the local workspace is being opened, nobody can tell yet which screen comes first. */
function stepDecided(): Promise<void> {
  return new Promise((resolve) => {
    const stops: Array<() => void> = []
    const look = () => {
      if (!isOpening()) {
        for (const stop of stops) stop()
        resolve()
      }
    }
    stops.push(sessionStore.subscribe(look), connectionStore.subscribe(look))
    look()
  })
}

function isOpening(): boolean {
  const isConnecting = ['none', 'connecting', 'online'].includes(connectionStore.getState().state)
  return sessionStore.getState().step === 'unreachable' && isConnecting
}

async function pageData(): Promise<void> {
  if (sessionStore.getState().user) await prefetchPage(window.location.hash)
}
