import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, Double, MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#main/embedded/server.ts'
import { invoiceCollection } from '#main/invoices/invoice.collection.ts'
import { ensureIndexes } from '#main/mongo/indexes.ts'

/** Eight computers issue 200 invoices each at the same moment, and are killed while they do. */

const issuers = 8
const each = 200
/** A process dies after about so many of its invoices. */
const killedAfter = [15, 40, 90]

let folder: string
let server: RunningServer
let client: MongoClient
let db: Db

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-numbers-'))
  server = await startServer({ dataDir: folder, auth: null })
  client = await new MongoClient(server.uri).connect()
  db = client.db('crm')
  await ensureIndexes(db, [invoiceCollection])
  await db.collection('crm_settings').insertOne({ invoice_company: { name: 'IGV Ltd' } })
  const names = Array.from({ length: issuers }, (_, at) => `issuer-${at}`)
  const drafts = names.flatMap((issuer) => Array.from({ length: each }, () => draftOf(issuer)))
  await db.collection('invoices').insertMany(drafts)
})
afterAll(async () => {
  await client.close()
  await server.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

function draftOf(issuer: string) {
  const item = {
    description: 'Advice',
    quantity: new Double(1),
    unit_price: new Double(100),
    discount_percent: new Double(0),
    tax_rate: new Double(18)
  }
  return {
    issuer,
    status: 'DRAFT',
    client_name: 'Noa',
    items: [item],
    total_amount: new Double(118),
    currency: 'EUR',
    updated_at: new Date()
  }
}

function start(issuer: string): ChildProcess {
  const script = join(import.meta.dirname, 'invoice-issuer.ts')
  return spawn(process.execPath, [script, server.uri, issuer], { stdio: ['ignore', 'inherit', 'inherit'] })
}

const issuedBy = (issuer: string) => db.collection('invoices').countDocuments({ issuer, status: 'SENT' })

/** Runs an issuer to its end; half of them are killed on the way, again and again, and started anew. */
async function run(issuer: string, kills: number[]): Promise<void> {
  const [after, ...later] = kills
  const child = start(issuer)
  const exited = once(child, 'exit')
  if (after === undefined) {
    expect(await exited).toEqual([0, null])
    return
  }
  while (child.exitCode === null && (await issuedBy(issuer)) < after) await pause(20)
  child.kill('SIGKILL')
  await exited
  await run(issuer, later)
}

test('no number is missing, none is given twice', { timeout: 300_000 }, async () => {
  await Promise.all(
    Array.from({ length: issuers }, (_, at) => run(`issuer-${at}`, at % 2 === 0 ? killedAfter : []))
  )
  const issued = await db
    .collection('invoices')
    .find({}, { sort: { invoice_number: 1 } })
    .toArray()
  const year = new Date().getFullYear()
  expect(issued.map(({ invoice_number }) => invoice_number)).toEqual(
    Array.from({ length: issuers * each }, (_, at) => `INV-${year}-${String(at + 1).padStart(5, '0')}`)
  )
  expect(new Set(issued.map(({ status }) => status))).toEqual(new Set(['SENT']))
})
