import type { TFunction } from 'i18next'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { stateOptions } from './sync.queries.ts'

/** Sends what waits, then compares the copy with the server. */
export async function syncNow(t: TFunction): Promise<void> {
  await ask(api.outbox.syncNow({}))
  queryClient.setQueryData(stateOptions.queryKey, await ask(api.sync.syncNow({})))
  const { conflicts, refused } = await ask(api.outbox.status({}))
  showDone(t(conflicts + refused > 0 ? 'sync.state.undecided' : 'sync.synced'), undefined, 'synced')
}

/** Writes what waits to a file that the person chooses. */
export async function exportQueue(t: TFunction): Promise<void> {
  const written = await ask(api.outbox.exportQueue({}))
  if (written) showDone(t('sync.exported', written))
}
