import { type EmbeddedServer, type LaunchOptions, launchEmbedded } from '../embedded/launch.ts'

export type EmbeddedLauncher = {
  /** Begins before anybody asks: the server's thread starts while the backend is still being loaded. */
  launchAhead: (dataDir: string) => void
  /** Errors: see `launchEmbedded`. */
  launch: (dataDir: string, encryptionKey?: string) => Promise<EmbeddedServer>
}

/** Starts embedded servers; one that was started ahead is handed to the first who asks for its folder. */
export function createEmbeddedLauncher(options: Omit<LaunchOptions, 'dataDir'>): EmbeddedLauncher {
  const ahead = new Map<string, Promise<EmbeddedServer>>()
  const start = (dataDir: string, encryptionKey?: string) =>
    launchEmbedded({ ...options, dataDir, ...(encryptionKey ? { encryptionKey } : {}) })
  return {
    launchAhead: (dataDir) => {
      const started = start(dataDir)
      // Whoever asks for it is told; until then the failure must not count as unhandled.
      started.catch(() => undefined)
      ahead.set(dataDir, started)
    },
    launch: (dataDir, encryptionKey) => {
      const started = ahead.get(dataDir)
      ahead.delete(dataDir)
      return started ?? start(dataDir, encryptionKey)
    }
  }
}
