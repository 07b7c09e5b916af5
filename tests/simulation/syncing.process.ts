/** A computer as a process of its own, which can really be killed: it writes without the server, and sends, again and again. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, MongoClient } from 'mongodb'
import { addActivity } from '#main/activities/activity.service.ts'
import { createLead, updateLead } from '#main/leads/lead.service.ts'
import { openComputer } from '#main/offline/outbox.fixture.ts'
import type { SignedInUser } from '#main/session/signed-in-user.ts'

const [uri = '', dbName = '', folder = '', userJson = '', round = '', isLast = ''] = process.argv.slice(2)
const key = Buffer.alloc(32, 7)
const user = JSON.parse(userJson) as SignedInUser

/** Only what is on the disk may be told. */
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function run(db: Db): Promise<void> {
  const computer = await openComputer(db, { folder, key })
  tell({ ready: true })
  if (isLast) {
    // What the last one has left open on the server may hold it up for a moment.
    for (let at = 0; at < 20 && computer.outbox.hasWaiting(); at++) {
      await computer.sender.wake()
      await pause(at * 10)
    }
    tell({ waiting: computer.outbox.state.operations.size })
    await computer.stop()
    return
  }
  for (let at = 0; ; at++) {
    const brand_name = `round ${round} lead ${at}`
    const input = {
      brand_name,
      email: `${round}.${at}@example.org`,
      despiteDuplicate: true,
      contact_id: null
    }
    const lead = await createLead(computer.ctx(user), input)
    tell({ lead: lead._id })
    await updateLead(computer.ctx(user), { _id: lead._id, set: { phone: String(at) }, base: {} })
    tell({ lead: lead._id, phone: String(at) })
    const description = `round ${round} note ${at}`
    await addActivity(computer.ctx(user), {
      record: { lead_id: lead._id },
      type: 'note',
      description,
      mentions: []
    })
    tell({ lead: lead._id, note: description })
    // Not awaited: it is killed while it sends and writes at once.
    void computer.sender.wake()
  }
}

const client = await new MongoClient(uri, { ignoreUndefined: true }).connect()
await run(client.db(dbName))
await client.close()
