import type { Bridge } from '#shared/ipc/channels.ts'
import { type Api, registry } from '#shared/ipc/registry.ts'
import { AppError, type Result } from '#shared/ipc/result.ts'

declare global {
  interface Window {
    carmel: Bridge
  }
}

/** The typed way to ask the main process: `api.leads.list(input)` answers a `Result`, never throws. */
export const api: Api = Object.fromEntries(
  Object.entries(registry).map(([feature, contract]) => [
    feature,
    Object.fromEntries(
      Object.keys(contract).map((call) => [
        call,
        (input: unknown) => window.carmel.invoke(`${feature}.${call}`, input)
      ])
    )
  ])
) as unknown as Api

/** The value of a result; throws its `AppError` for the query cache and for forms. */
export async function ask<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (answer.ok) return answer.data
  throw new AppError(answer.error.code, answer.error.message, answer.error.details)
}
