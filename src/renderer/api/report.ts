import { api } from './client.ts'

/** Hands a failure of the window to the log of the main process: the window itself keeps nothing. */
export function reportFailure(failure: unknown): void {
  const message = failure instanceof Error ? failure.message : String(failure)
  const stack = failure instanceof Error ? (failure.stack ?? null) : null
  void api.diagnostics.report({ message: message.slice(0, 2000), stack: stack?.slice(0, 8000) ?? null })
}

/** Also what no screen catches: an error in an event handler, a promise that nobody waits for. */
export function reportUncaught(): void {
  window.addEventListener('error', ({ error, message }) => reportFailure(error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => reportFailure(reason))
}
