import type { Bridge } from '#shared/ipc/channels.ts'
import type { Api } from '#shared/ipc/registry.ts'
import { AppError, type Result } from '#shared/ipc/result.ts'

declare global {
  interface Window {
    carmel: Bridge
  }
}

/**
 * The typed way to ask the main process: `api.leads.list(input)` answers a `Result`, never throws. Made from names as
 * they are used: loading every contract's schemas, just to list them, would delay the first paint.
 */
export const api: Api = byName((feature) =>
  byName((call) => (input: unknown) => window.carmel.invoke(`${feature}.${call}`, input))
)

function byName<T>(make: (name: string) => unknown): T {
  return new Proxy({}, { get: (_, name) => make(String(name)) }) as T
}

/** The value of a result; throws its `AppError` for the query cache and for forms. */
export async function ask<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (answer.ok) return answer.data
  throw new AppError(answer.error.code, answer.error.message, answer.error.details)
}
