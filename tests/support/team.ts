import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { type Db, type Document, MongoClient } from 'mongodb'
import type { Page } from 'playwright/test'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { type DbProcess, freePort, startDbProcess } from './db.process.ts'
import { launchApp, type TestApp } from './launch.ts'
import { expectFrame, signIn } from './steps.ts'

/** A server that several people use: admin@, sales@ and viewer@carmel.example, one window each. */
export type Team = {
  db: Db
  server: DbProcess
  client: MongoClient
  /** Starts the application on that server and signs in. */
  open: (email: string) => Promise<TestApp>
  /** Closes every window, then the server. */
  stop: () => Promise<void>
}

const password = 'a few words in a row'

/** `isReplicaSet`: the server tells of changes by itself, and is not only asked for them. */
export async function startTeam({ isReplicaSet = false } = {}): Promise<Team> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carmel-db-'))
  const server = await startDbProcess(dataDir, await freePort(), isReplicaSet ? ['--replset'] : [])
  const client = new MongoClient(server.uri)
  const db = client.db(defaultDbName)
  await db.collection('crm_users').insertMany(await people())
  const apps: TestApp[] = []
  return {
    db,
    server,
    client,
    open: async (email) => {
      const app = await launchApp({ env: { MONGODB_URI: server.uri, DB_NAME: undefined } })
      apps.push(app)
      await listenForOthers(app.page)
      await signIn(app.page, email, password)
      await expectFrame(app.page)
      return app
    },
    stop: async () => {
      for (const app of apps) await app.close()
      await client.close()
      await server.kill()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}

async function people(): Promise<Document[]> {
  const password_hash = await hash(password, { cost: 4 })
  const person = (name: string, role: string) => ({
    name,
    role,
    email: `${role}@carmel.example`,
    password_hash,
    is_active: true
  })
  return [person('Ada Admin', 'admin'), person('Sam Sales', 'sales'), person('Vera Viewer', 'viewer')]
}

/** Goes to a page of the window. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, path)
}

type Listening = { heardOfOthers?: Promise<void> }

async function listenForOthers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const window = globalThis as unknown as Listening & {
      carmel: { listen: (listener: (message: { payload: { isElsewhere?: boolean } }) => void) => void }
    }
    window.heardOfOthers = new Promise((resolve) => {
      window.carmel.listen(({ payload }) => payload?.isElsewhere && resolve())
    })
  })
}

/** Until a window follows what others write, which it says once, it may read anything again. */
export async function untilFollowing(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as Listening).heardOfOthers)
}
