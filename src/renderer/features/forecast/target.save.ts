import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { monthsFrom, type Target, targetKey } from '#shared/forecast/forecast.schema.ts'
import type { InputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'

type SetInput = InputOf<Registry['forecast']['setTarget']>

/** Sets a target, with `isRest` also those of the later months of its year. Throws `AppError`. */
export async function saveTargets(input: SetInput, isRest: boolean): Promise<void> {
  await ask(api.forecast.setTarget(input))
  if (!isRest) return
  const known = knownTargets(input.month.slice(0, 4))
  for (const month of laterMonths(input.month)) {
    const key = targetKey({ ...input, month })
    const base = known.find((target) => targetKey(target) === key)?.amount ?? null
    await ask(api.forecast.setTarget({ ...input, month, base }))
  }
}

function laterMonths(month: string): string[] {
  return monthsFrom(month, 13 - Number(month.slice(5))).slice(1)
}

/** The targets that the screen shows. */
function knownTargets(year: string): Target[] {
  const { queryKey } = callOptions('forecast', 'won', { from: `${year}-01`, months: 12 })
  return queryClient.getQueryData(queryKey)?.targets ?? []
}
