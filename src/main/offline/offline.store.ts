import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { type EmbeddedServer, LaunchError } from '../embedded/launch.ts'
import type { Log } from '../log.ts'
import type { Secrets } from '../settings.ts'
import { openStoreKey } from './store.key.ts'

/**
 * What one person may see of one server, on this computer: the embedded MongoDB on a folder of its own, so that every
 * query, sort and search answers as the server does. The collections of `db` have the server's names; those that begin
 * with `offline_` are the store's own (`offline_state`: how far it is). Nothing in it is the only copy of anything: it may
 * be set aside and filled again at any time. What is written without the server is therefore kept beside it in `folder`,
 * encrypted with `key`, and laid over the server's documents by the `Overlay` before they are stored.
 */
export type OfflineStore = {
  db: Db
  folder: string
  /** For files beside the database. */
  key: Buffer
  /** False where the system has no key store: the files are then only as safe as the folder. */
  isEncrypted: boolean
  /** Where an unusable database was moved to when this one was opened, new and empty. */
  setAsideAt: string | null
  /**
   * Stores documents, as BSON, in place of those with the same `_id`. All of them or none. @throws LoadError `full` when
   * the disk is
   */
  load: (collection: string, documents: Uint8Array[]) => Promise<void>
  /** Removes documents by the values of their `_id`. */
  remove: (collection: string, ids: unknown[]) => Promise<void>
  /** Calls back when the thread has ended by itself: the store must be opened again. */
  onLost: (listener: () => void) => void
  close: () => Promise<void>
}

/**
 * How writes that the server does not know yet show in the store. Given by the outbox: it is asked about what came from the
 * server before that is stored or removed.
 */
export type Overlay = {
  /** Nobody writes into the store between the beginning and the end of `work`. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
  /** Documents as the server has them, as BSON; answers what this computer shows in their place. */
  lay: (collection: string, documents: Uint8Array[]) => Promise<Uint8Array[]>
  /** Of documents that the server has not, or no longer shows to this person: those that stay, by their `_id`. */
  keep: (collection: string, ids: unknown[]) => Promise<unknown[]>
}

export type LaunchStore = (folder: string, encryptionKey?: string) => Promise<EmbeddedServer>

const dbName = 'cache'

type Options = { folder: string; secrets: Secrets; launch: LaunchStore; log: Log }

/**
 * Opens the store in a folder, or begins a new one. A damaged database, or one of a newer version, is set aside.
 * @throws KeyUnreadable, and LaunchError when the folder is in use or can't be written
 */
export async function openOfflineStore(options: Options): Promise<OfflineStore> {
  const { folder, secrets } = options
  const { key, isSealed } = await openStoreKey(folder, secrets)
  const { server, setAsideAt } = await launchOrSetAside(options, isSealed ? key.toString('hex') : undefined)
  const client = new MongoClient(server.uri, { ignoreUndefined: true, maxPoolSize: 5, appName: 'carmel' })
  await client.connect()
  const db = client.db(dbName)
  return {
    db,
    folder,
    key,
    isEncrypted: isSealed,
    setAsideAt: setAsideAt ?? server.corruptFileKeptAt ?? null,
    load: async (collection, documents) => {
      if (documents.length > 0) await server.load(dbName, collection, documents)
    },
    remove: async (collection, ids) => {
      if (ids.length > 0) await db.collection(collection).deleteMany({ _id: { $in: ids as never[] } })
    },
    onLost: (listener) => server.onExit((reason) => reason !== null && listener()),
    close: async () => {
      await client.close()
      await server.close()
    }
  }
}

async function launchOrSetAside(
  { folder, launch, log }: Options,
  encryptionKey: string | undefined
): Promise<{ server: EmbeddedServer; setAsideAt: string | null }> {
  try {
    return { server: await launch(folder, encryptionKey), setAsideAt: null }
  } catch (error) {
    const isUnusable = error instanceof LaunchError && (error.code === 'version' || error.code === 'foreign')
    if (!isUnusable) throw error
    const setAsideAt = await setAside(folder)
    log('warn', 'The offline store is of another version and was set aside', { setAsideAt })
    return { server: await launch(folder, encryptionKey), setAsideAt }
  }
}

/** Moves the database's files out of the way; answers the new place of the first. */
async function setAside(folder: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(':', '-')
  const files = (await readdir(folder)).filter((name) => /^carmel\.db(-wal|-shm|-clean)?$/.test(name))
  for (const name of files) await rename(join(folder, name), join(folder, `${name}.newer-${stamp}`))
  return join(folder, `carmel.db.newer-${stamp}`)
}

/** Removes the documents; what lies beside them stays. The store must be closed. */
export async function wipeDocuments(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.startsWith('carmel.db'))
  for (const name of files) await rm(join(folder, name), { force: true, maxRetries: 5, retryDelay: 100 })
}

/** Removes everything that is kept for one person, the outbox included. The store must be closed. */
export async function wipeOfflineStore(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
