import { MongoClient } from 'mongodb'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { workspaceContract } from '#shared/workspace/workspace.contract.ts'
import { driverOptions } from '../mongo/connection.ts'
import { explainConnectionError } from '../mongo/connection-reason.ts'

type TestOutcome = OutputOf<(typeof workspaceContract)['test']>

/** Connects to an address once, looks around and leaves. Never throws: a bad address is an outcome. */
export async function testAddress(uri: string, dbName: string): Promise<TestOutcome> {
  let client: MongoClient | null = null
  try {
    client = new MongoClient(uri, { ...driverOptions, minPoolSize: 0 })
    await client.connect()
    const db = client.db(dbName)
    await db.collection('crm_users').findOne({}, { projection: { _id: 1 } })
    const [build, collections] = await Promise.all([
      db.command({ buildInfo: 1 }),
      db.listCollections({}, { nameOnly: true }).toArray()
    ])
    return { works: true, serverVersion: String(build.version), collections: collections.length }
  } catch (error) {
    const { reason, detail } = explainConnectionError(error)
    return { works: false, reason, detail }
  } finally {
    await client?.close().catch(() => undefined)
  }
}
