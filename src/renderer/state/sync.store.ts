import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { OutboxStatus } from '#shared/offline/outbox.contract.ts'
import type { SyncState } from '#shared/offline/sync.contract.ts'
import { api, ask } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { onForget } from './forget.ts'

type SyncView = {
  sync: SyncState | null
  outbox: OutboxStatus | null
  /** Records, by id, that show something which was not sent yet. */
  waiting: ReadonlySet<string>
}

const nothing: SyncView = { sync: null, outbox: null, waiting: new Set() }

/** How this computer's copy and queue stand; null until it is known. */
export const syncStore = createStore<SyncView>(() => nothing)
onForget(() => syncStore.setState(nothing, true))

export function useSync<T>(select: (view: SyncView) => T): T {
  return useStore(syncStore, select)
}

/** Asks once for what the events tell from then on. */
export async function loadSync(): Promise<void> {
  const [sync, outbox] = await Promise.all([ask(api.sync.state({})), ask(api.outbox.status({}))])
  takeSync(sync)
  takeOutbox(outbox)
}

export function takeSync(sync: SyncState): void {
  syncStore.setState({ sync })
  queryClient.setQueryData(['sync', 'state', {}], sync)
}

export function takeOutbox(outbox: OutboxStatus): void {
  syncStore.setState({ outbox })
  queryClient.setQueryData(['outbox', 'status', {}], outbox)
  for (const call of ['queue', 'conflicts', 'log']) {
    void queryClient.invalidateQueries({ queryKey: ['outbox', call] })
  }
  void markWaiting(outbox)
}

/** As many writes as one question may ask for: of more, the newest records have no mark. */
const most = 200

async function markWaiting({ waiting, refused, conflicts }: OutboxStatus): Promise<void> {
  if (waiting + refused + conflicts === 0) return syncStore.setState({ waiting: nothing.waiting })
  // Marks only: a question that fails is asked again with the next event.
  const page = { skip: 0, limit: most }
  const [queue, open] = await Promise.all([api.outbox.queue(page), api.outbox.conflicts(page)])
  if (!queue.ok || !open.ok) return
  // Of a conflict about fields the record shows what the server has; of one about all of it, what was not sent.
  const undecided = open.data.rows.filter(({ kind }) => kind !== 'fields')
  const marked = [...queue.data.rows, ...undecided].map((row) => row.document_id)
  syncStore.setState({ waiting: new Set(marked) })
}
