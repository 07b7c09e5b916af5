import { createStore } from 'zustand/vanilla'

type Overlays = { palette: boolean; keys: boolean }

/** Makes the store of what lies over the frame: the palette and the map of keys. */
export function createOverlaysStore() {
  return createStore<Overlays>(() => ({ palette: false, keys: false }))
}

export const overlaysStore = createOverlaysStore()

export const openPalette = () => overlaysStore.setState({ palette: true, keys: false })
export const openKeys = () => overlaysStore.setState({ palette: false, keys: true })
export const closeOverlays = () => overlaysStore.setState({ palette: false, keys: false })
