import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, beforeAll } from 'vitest'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'

/** For tests: a server of its own for one test file, reached by the real driver over a real socket. */
export type TestServer = {
  readonly server: RunningServer
  readonly client: MongoClient
  /** A database nobody else uses. */
  db(): Db
}

/** Starts a server before the tests of a file and removes it, with its data, after them. */
export function testServer(options: Partial<ServerOptions> = {}): TestServer {
  let running: { server: RunningServer; client: MongoClient; dataDir: string } | undefined
  let databases = 0
  const current = () => {
    if (!running) throw new Error('the test server runs only inside tests')
    return running
  }
  beforeAll(async () => {
    const dataDir = await makeDataDir()
    const server = await startServer({ dataDir, auth: null, ...options })
    running = { server, dataDir, client: await new MongoClient(server.uri).connect() }
  })
  afterAll(async () => {
    await running?.client.close()
    await running?.server.close()
    if (running) await rm(running.dataDir, { recursive: true })
  })
  return {
    get server() {
      return current().server
    },
    get client() {
      return current().client
    },
    db: () => current().client.db(`test_${++databases}`)
  }
}

/** A new folder for the data of a server. */
export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'carmel-embedded-'))
}
