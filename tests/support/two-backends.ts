import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { type ServerOptions, startServer } from '#main/embedded/server.ts'
import { hashPassword } from '#main/session/passwords.ts'
import { createTestBackend, type TestBackend } from './test-backend.ts'

/** Two computers on one server, an administrator signed in at each. */
export type TwoBackends = { db: Db; backends: [TestBackend, TestBackend]; stop: () => Promise<void> }

const password = 'Correct-Horse-1'

/** `options` may make it a member of a replica set, which tells of changes. */
export async function startTwoBackends(options: Partial<ServerOptions> = {}): Promise<TwoBackends> {
  const folder = await mkdtemp(join(tmpdir(), 'carmel-two-'))
  const server = await startServer({ dataDir: folder, auth: null, ...options })
  const client = await new MongoClient(server.uri, { ignoreUndefined: true }).connect()
  const db = client.db('crm')
  const emails = ['ann@carmel.example', 'ben@carmel.example']
  const password_hash = await hashPassword(password)
  await db
    .collection('crm_users')
    .insertMany(emails.map((email) => ({ email, role: 'admin', password_hash, is_active: true })))
  const open = async (email: string) => {
    const backend = await createTestBackend({ environment: { mongoUri: server.uri, dbName: 'crm' } })
    await backend.backend.start()
    const answer = await backend.api.session.signIn({ email, password })
    if (!answer.ok) throw new Error(answer.error.message)
    return backend
  }
  const first = await open('ann@carmel.example')
  const second = await open('ben@carmel.example')
  return {
    db,
    backends: [first, second],
    stop: async () => {
      await Promise.all([first.stop(), second.stop()])
      await client.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
