import { join } from 'node:path'
import { type Db, MongoClient, ObjectId } from 'mongodb'
import { activityCollection } from '#main/activities/activity.collection.ts'
import { launchEmbedded } from '#main/embedded/launch.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { openComputer, type TestComputer } from '#main/offline/outbox.fixture.ts'
import { ROOT } from '../setup/root.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { withDataFolder } from './running-app.ts'

const leads = 500
const workerUrl = new URL(`file://${join(ROOT, 'out/main/embedded.worker.js')}`)
const id = new ObjectId()
const user = {
  _id: id.toHexString(),
  email: 'admin@bench.example',
  name: 'Admin',
  role: 'admin' as const,
  ids: [],
  assignedLeads: []
}

/** 500 edits of leads and 500 notes: kept without the server, sent when it is back, and the driver doing the same. */
export async function measureOutbox({ quick, say }: BenchOptions): Promise<Figure[]> {
  say('1,000 writes; the server is an embedded one in a thread, the local documents are in this one')
  return withDataFolder(async (folder) => {
    const server = await launchEmbedded({
      dataDir: join(folder, 'server'),
      workerUrl,
      log: () => undefined,
      replSet: 'bench'
    })
    const client = await new MongoClient(server.uri).connect()
    const times = { kept: [] as number[], sent: [] as number[], driver: [] as number[] }
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      await measureRound(
        client.db(`round_${round}`, { writeConcern: { w: 'majority' } }),
        join(folder, String(round)),
        times
      )
    }
    await client.close()
    await server.close()
    const driver = figure('1,000 writes: the driver does them one by one', times.driver)
    const sent = figure('the same: the outbox is sent', times.sent)
    return [
      driver,
      { ...sent, ratios: [{ of: 'driver', times: sent.median / driver.median }] },
      figure('the same: kept without the server, each on the disk', times.kept)
    ]
  })
}

async function measureRound(
  db: Db,
  folder: string,
  times: { kept: number[]; sent: number[]; driver: number[] }
): Promise<void> {
  const account = { _id: id, email: user.email, role: 'admin', is_active: true, assigned_leads: [] }
  await db.collection('crm_users').insertOne(account)
  const ids = Array.from({ length: leads }, () => new ObjectId())
  await db
    .collection('leads')
    .insertMany(ids.map((_id, at) => ({ _id, brand_name: `Brand ${at}`, phone: '1' })))
  const computer = await openComputer(db, { folder })
  await computer.fill('leads')
  computer.link.server = null
  times.kept.push(await timed(() => keepAll(computer, ids)))
  computer.link.server = db
  times.sent.push(await timed(() => computer.sender.sendNow()))
  if (computer.outbox.state.operations.size > 0) throw new Error('The outbox still holds something')
  times.driver.push(await timed(() => writeAll(db, ids)))
  await computer.stop()
}

async function keepAll(computer: TestComputer, ids: ObjectId[]): Promise<void> {
  for (const _id of ids) {
    const ctx = computer.ctx(user)
    await ctx.collection(leadCollection).update(_id.toHexString(), { set: { phone: '2' }, unset: [] })
    const note = { type: 'note', description: 'Called', lead_id: _id.toHexString() }
    await ctx.collection(activityCollection).insert(note, ctx.newId())
  }
}

async function writeAll(db: Db, ids: ObjectId[]): Promise<void> {
  for (const _id of ids) {
    await db.collection('leads').updateOne({ _id }, { $set: { phone: '3' } })
    await db.collection('activities').insertOne({ type: 'note', description: 'Called', lead_id: String(_id) })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
