import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConnectionStatus } from '#shared/connection/connection.schema.ts'

/** Makes the store of the database's connection, fed by `connection.changed`. */
export function createConnectionStore(): StoreApi<ConnectionStatus> {
  return createStore<ConnectionStatus>(() => ({
    state: 'none',
    reason: null,
    detail: null,
    since: new Date()
  }))
}

export const connectionStore = createConnectionStore()

export function takeConnection(status: ConnectionStatus): void {
  connectionStore.setState(status, true)
}

export function useConnection<T>(select: (status: ConnectionStatus) => T): T {
  return useStore(connectionStore, select)
}
