import type { MantineColorSchemeManager } from '@mantine/core'
import { preferencesStore } from '../state/preferences.store.ts'

/** Lets Mantine take light, dark or auto from the preferences, so that there is one truth about it. */
export function createColorSchemeManager(): MantineColorSchemeManager {
  let stop = () => {}
  return {
    get: () => preferencesStore.getState().colorScheme,
    set: () => {},
    subscribe: (onUpdate) => {
      stop = preferencesStore.subscribe(({ colorScheme }, before) => {
        if (colorScheme !== before.colorScheme) onUpdate(colorScheme)
      })
    },
    unsubscribe: () => stop(),
    clear: () => {}
  }
}
