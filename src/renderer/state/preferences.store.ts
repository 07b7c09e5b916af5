import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Preferences } from '#shared/preferences/preference.contract.ts'
import { api } from '../api/client.ts'

/** Makes the store of this device's preferences; the settings file in the main process keeps them. */
export function createPreferencesStore(): StoreApi<Preferences> {
  return createStore<Preferences>(() => ({ language: 'en', colorScheme: 'auto', sidebarCollapsed: false }))
}

export const preferencesStore = createPreferencesStore()

/** Changes the window at once and keeps the choice; a file that can't be written costs only the keeping. */
export function setPreferences(change: Partial<Preferences>): void {
  preferencesStore.setState(change)
  void api.preferences.set(change)
}

export function usePreferences<T>(select: (preferences: Preferences) => T): T {
  return useStore(preferencesStore, select)
}
