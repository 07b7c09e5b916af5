import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { BackendOptions } from '#main/backend.options.ts'
import { type Backend, createBackend } from '#main/backend.ts'
import { type EmbeddedServer, launchEmbedded } from '#main/embedded/launch.ts'
import { createSettings } from '#main/settings.ts'
import type { EventMessage } from '#shared/ipc/channels.ts'
import { type Api, registry } from '#shared/ipc/registry.ts'

/** The whole backend in plain Node, called through its real router: what the window would reach, without a window. */
export type TestBackend = {
  backend: Backend
  api: Api
  dataDir: string
  /** Everything the windows were told, oldest first. */
  events: EventMessage[]
  /** What the settings file holds. */
  stored: Map<string, unknown>
  /** Closes the backend and removes its folder. */
  stop: () => Promise<void>
}

/** Builds a backend on a folder of its own; `options` replace single effects. */
export async function createTestBackend(options: Partial<BackendOptions> = {}): Promise<TestBackend> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'carmel-test-')))
  const stored = new Map<string, unknown>()
  const backend = createBackend({
    dataDir,
    launchEmbedded: launchTestDatabase,
    sampleDir: join(import.meta.dirname, '../../resources/sample'),
    environment: { mongoUri: null, dbName: null },
    settings: createSettings(stored),
    secrets: reversibleSecrets,
    appVersion: '0.0.0-test',
    systemLocale: 'en-GB',
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseSavePath: async () => null,
    chooseTable: async () => null,
    documents: documentCode(),
    importWorker: new URL(inject('importWorker')),
    notify: () => undefined,
    openExternal: async () => undefined,
    revealFile: () => undefined,
    onPreferences: () => undefined,
    now: () => new Date(),
    log: () => undefined,
    checkReplies: true,
    ...options
  })
  const events: EventMessage[] = []
  backend.listen((message) => events.push(message))
  const stop = async () => {
    await backend.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return { backend, api: apiOf(backend), dataDir, events, stored, stop }
}

/** As the application starts an embedded server, from the code that was built for tests. */
export function launchTestDatabase(folder: string, encryptionKey?: string): Promise<EmbeddedServer> {
  return launchEmbedded({
    dataDir: folder,
    workerUrl: new URL(inject('embeddedWorker')),
    log: () => undefined,
    ...(encryptionKey ? { encryptionKey } : {})
  })
}

/** Where the thread that draws documents is built, and its typefaces. */
export function documentCode() {
  const fontDir = join(import.meta.dirname, '../../resources/fonts')
  return { workerUrl: new URL(inject('documentWorker')), fontDir }
}

/** The typed API over a router; inputs and answers are cloned as IPC would clone them. */
export function apiOf(backend: Pick<Backend, 'invoke'>): Api {
  const call = async (channel: string, input: unknown) =>
    structuredClone(await backend.invoke(channel, structuredClone(input)))
  return Object.fromEntries(
    Object.entries(registry).map(([feature, contract]) => [
      feature,
      Object.fromEntries(
        Object.keys(contract).map((name) => [name, (input: unknown) => call(`${feature}.${name}`, input)])
      )
    ])
  ) as unknown as Api
}

/** Recognisably not clear text, and reversible: what safeStorage promises, without a key store. */
export const reversibleSecrets = {
  available: () => true,
  encrypt: (text: string) => Buffer.from(text).toString('hex'),
  decrypt: (encrypted: string) => {
    if (!encrypted) throw new Error('nothing to decrypt')
    return Buffer.from(encrypted, 'hex').toString()
  }
}
