import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Binary, Long, MongoClient, UUID } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { type RunningServer, startServer } from '../server.ts'
import { message, RawClient } from '../wire/raw-client.fixture.ts'

/** A client that sends just what it is told, as often as it is told. */
type Caller = { call(command: object): Promise<Record<string, unknown>>; hangUp(): void }

function callerOf(port: number): Caller {
  const client = new RawClient(port)
  let requests = 0
  return {
    call: async (command) => {
      client.send(message(++requests, { ...command, $db: 'd' }))
      return (await client.next())?.document ?? {}
    },
    hangUp: () => client.end()
  }
}

const patient = testServer({ replSet: 'one' })
const hasty = testServer({ replSet: 'one', sessionLimits: { transactionMs: 150, absenceMs: 100 } })
const faulty = testServer({ replSet: 'one', testCommands: true })
let caller: Caller
let hastyCaller: Caller
beforeAll(() => {
  caller = callerOf(patient.server.port)
  hastyCaller = callerOf(hasty.server.port)
})
afterAll(() => {
  caller.hangUp()
  hastyCaller.hangUp()
})

const lsid = () => ({ id: new UUID() })
const number = (value: number) => Long.fromNumber(value)
const inTransaction = (id: object, txnNumber: number) => ({
  lsid: id,
  txnNumber: number(txnNumber),
  autocommit: false
})
const start = (id: object, txnNumber: number) => ({ ...inTransaction(id, txnNumber), startTransaction: true })
const transient = { errorLabels: ['TransientTransactionError'] }

test('a write that is sent twice is done once, and answered as the first time', async () => {
  const insert = { insert: 'once', documents: [{ _id: 1 }, { _id: 2 }], lsid: lsid(), txnNumber: number(1) }
  expect(await caller.call(insert)).toMatchObject({ ok: 1, n: 2 })
  expect(await caller.call(insert)).toMatchObject({ ok: 1, n: 2, retriedStmtIds: [0, 1] })
  const updates = [
    { q: { _id: 1 }, u: { $inc: { n: 1 } } },
    { q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true }
  ]
  const update = { update: 'once', updates, lsid: lsid(), txnNumber: number(7) }
  const first = await caller.call(update)
  expect(first).toMatchObject({ n: 2, nModified: 1, upserted: [{ index: 1, _id: 9 }] })
  expect(await caller.call(update)).toMatchObject({ n: 2, nModified: 1, upserted: [{ index: 1, _id: 9 }] })
  const remove = {
    delete: 'once',
    deletes: [{ q: { _id: 2 }, limit: 1 }],
    lsid: lsid(),
    txnNumber: number(1)
  }
  expect(await caller.call(remove)).toMatchObject({ n: 1 })
  expect(await caller.call(remove)).toMatchObject({ n: 1, retriedStmtIds: [0] })
  const found = await caller.call({ find: 'once', filter: {}, sort: { _id: 1 } })
  expect(found).toMatchObject({
    cursor: {
      firstBatch: [
        { _id: 1, n: 1 },
        { _id: 9, n: 1 }
      ]
    }
  })
})

test('findAndModify that is sent twice gives the same document twice', async () => {
  await caller.call({ insert: 'modified', documents: [{ _id: 1, n: 1 }] })
  const modify = { findAndModify: 'modified', query: { _id: 1 }, update: { $inc: { n: 1 } } }
  const retryable = { ...modify, lsid: lsid(), txnNumber: number(1) }
  expect(await caller.call(retryable)).toMatchObject({ value: { _id: 1, n: 1 } })
  expect(await caller.call(retryable)).toMatchObject({ value: { _id: 1, n: 1 }, retriedStmtId: 0 })
  expect(await caller.call({ ...retryable, txnNumber: number(2) })).toMatchObject({ value: { n: 2 } })
})

test('statements that were refused are tried again, those that were done are not', async () => {
  await caller.call({ insert: 'part', documents: [{ _id: 2 }] })
  const insert = {
    insert: 'part',
    documents: [{ _id: 1 }, { _id: 2 }, { _id: 3 }],
    ordered: false,
    lsid: lsid(),
    txnNumber: number(1)
  }
  expect(await caller.call(insert)).toMatchObject({ n: 2, writeErrors: [{ index: 1, code: 11000 }] })
  await caller.call({ delete: 'part', deletes: [{ q: { _id: 2 }, limit: 1 }] })
  expect(await caller.call(insert)).toMatchObject({ n: 3, retriedStmtIds: [0, 2] })
  expect(await caller.call({ ...insert, stmtId: 3 })).toMatchObject({ n: 0, writeErrors: [{}, {}, {}] })
})

test('a write is known for what it was by a server that was started again', async () => {
  const dataDir = await makeDataDir()
  let server: RunningServer = await startServer({ dataDir, auth: null, replSet: 'one' })
  let again = callerOf(server.port)
  const [writing, committing] = [lsid(), lsid()]
  const update = {
    update: 'kept',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
    lsid: writing,
    txnNumber: number(3)
  }
  await again.call(update)
  await again.call({ insert: 'kept', documents: [{ _id: 2 }], ...start(committing, 1) })
  const commit = { commitTransaction: 1, ...inTransaction(committing, 1), $db: 'admin' }
  await again.call(commit)
  again.hangUp()
  await server.close()
  server = await startServer({ dataDir, auth: null, replSet: 'one' })
  again = callerOf(server.port)
  expect(await again.call(update)).toMatchObject({ n: 1, upserted: [{ _id: 1 }], retriedStmtIds: [0] })
  expect(await again.call(commit)).toMatchObject({ ok: 1 })
  expect(await again.call({ ...update, txnNumber: number(2) })).toMatchObject({ ok: 0, code: 225 })
  expect(await again.call({ find: 'kept' })).toMatchObject({
    cursor: { firstBatch: [{ _id: 1, n: 1 }, { _id: 2 }] }
  })
  again.hangUp()
  await server.close()
  await rm(dataDir, { recursive: true })
})

test('a write to many documents cannot be sent again', async () => {
  const many = { update: 'many', updates: [{ q: {}, u: { $set: { a: 1 } }, multi: true }] }
  const reply = await caller.call({ ...many, lsid: lsid(), txnNumber: number(1) })
  expect(reply).toMatchObject({ writeErrors: [{ code: 72 }] })
  const read = { find: 'many', lsid: lsid(), txnNumber: number(1) }
  expect(await caller.call(read)).toMatchObject({ ok: 0, code: 50768 })
})

test('a commit may be sent again; what was never begun, or is over, is not known', async () => {
  const id = lsid()
  const commit = { commitTransaction: 1, ...inTransaction(id, 1) }
  expect(await caller.call(commit)).toMatchObject({ ok: 0, code: 251, ...transient })
  expect(await caller.call({ insert: 'ends', documents: [{ _id: 1 }], ...start(id, 1) })).toMatchObject({
    ok: 1
  })
  expect(await caller.call(commit)).toMatchObject({ ok: 1 })
  expect(await caller.call(commit)).toMatchObject({ ok: 1 })
  expect(await caller.call({ find: 'ends', ...inTransaction(id, 1) })).toMatchObject({ ok: 0, code: 256 })
  expect(await caller.call({ abortTransaction: 1, ...inTransaction(id, 1) })).toMatchObject({
    ok: 0,
    code: 256
  })
  expect(await caller.call({ find: 'ends', ...inTransaction(id, 2) })).toMatchObject({ ok: 0, code: 251 })
  expect(await caller.call({ find: 'ends', ...start(id, 1) })).toMatchObject({ ok: 0, code: 117 })
  expect(await caller.call({ find: 'ends', ...start(id, 0) })).toMatchObject({ ok: 0, code: 225 })
})

test('a new transaction of a session ends the one before', async () => {
  const id = lsid()
  await caller.call({ insert: 'ended', documents: [{ _id: 1 }], ...start(id, 1) })
  await caller.call({ insert: 'ended', documents: [{ _id: 2 }], ...start(id, 2) })
  expect(await caller.call({ commitTransaction: 1, ...inTransaction(id, 2) })).toMatchObject({ ok: 1 })
  expect(await caller.call({ find: 'ended' })).toMatchObject({ cursor: { firstBatch: [{ _id: 2 }] } })
})

test.each(['endSessions', 'killSessions'])('%s aborts what its sessions have open', async (name) => {
  const id = lsid()
  await caller.call({ insert: name, documents: [{ _id: 1 }], ...start(id, 1) })
  expect(await caller.call({ [name]: [id] })).toMatchObject({ ok: 1 })
  const commit = { commitTransaction: 1, ...inTransaction(id, 1) }
  expect(await caller.call(commit)).toMatchObject({ ok: 0, code: 251, ...transient })
})

test('a transaction that takes too long is aborted, and what it held is free', async () => {
  const id = lsid()
  await hastyCaller.call({ insert: 'slow', documents: [{ _id: 1 }] })
  const update = { update: 'slow', updates: [{ q: { _id: 1 }, u: { $set: { slow: true } } }] }
  await hastyCaller.call({ ...update, ...start(id, 1) })
  expect(await hastyCaller.call({ ...update, maxTimeMS: 10_000 })).toMatchObject({ n: 1, nModified: 1 })
  const commit = { commitTransaction: 1, ...inTransaction(id, 1) }
  expect(await hastyCaller.call(commit)).toMatchObject({ ok: 0, code: 251, ...transient })
})

test('a transaction whose client has hung up is aborted, unless it comes back', async () => {
  const [gone, back] = [lsid(), lsid()]
  const dataDir = await makeDataDir()
  const server = await startServer({
    dataDir,
    auth: null,
    replSet: 'one',
    sessionLimits: { absenceMs: 100 }
  })
  const [leaving, staying] = [callerOf(server.port), callerOf(server.port)]
  await leaving.call({ insert: 'left', documents: [{ _id: 1 }], ...start(gone, 1) })
  await leaving.call({ insert: 'left2', documents: [{ _id: 2 }], ...start(back, 1) })
  leaving.hangUp()
  await staying.call({ insert: 'left2', documents: [{ _id: 3 }], ...inTransaction(back, 1) })
  await sleep(300)
  const end = (id: object) => staying.call({ commitTransaction: 1, ...inTransaction(id, 1) })
  expect(await end(gone)).toMatchObject({ ok: 0, code: 251 })
  expect(await end(back)).toMatchObject({ ok: 1 })
  expect(await staying.call({ find: 'left2' })).toMatchObject({
    cursor: { firstBatch: [{ _id: 2 }, { _id: 3 }] }
  })
  staying.hangUp()
  await server.close()
  await rm(dataDir, { recursive: true })
})

test('fields of transactions that make no sense together are refused', async () => {
  const find = { find: 'nothing' }
  expect(await caller.call({ ...find, txnNumber: number(1) })).toMatchObject({ code: 72 })
  expect(await caller.call({ ...find, lsid: lsid(), autocommit: false })).toMatchObject({ code: 72 })
  expect(await caller.call({ ...find, ...start(lsid(), 1), autocommit: true })).toMatchObject({ code: 72 })
  expect(await caller.call({ ...find, ...start(lsid(), 1), startTransaction: false })).toMatchObject({
    code: 72
  })
  expect(await caller.call({ ...find, ...start({ id: 7 }, 1) })).toMatchObject({ code: 14 })
  expect(await caller.call({ ...find, ...start(lsid(), -1) })).toMatchObject({ code: 72 })
  const id = lsid()
  await caller.call({ ...find, ...start(id, 1) })
  const later = { ...find, ...inTransaction(id, 1) }
  expect(await caller.call({ ...later, readConcern: { level: 'local' } })).toMatchObject({ code: 72 })
  const insert = { insert: 'x', documents: [{}], ...inTransaction(id, 1), writeConcern: { w: 1 } }
  expect(await caller.call(insert)).toMatchObject({ code: 72 })
})

test('sessions of the driver begin, are used and end', async () => {
  const client = new MongoClient(patient.server.uri)
  const session = client.startSession({ causalConsistency: true })
  await client.db('s').collection('a').insertOne({ a: 1 }, { session })
  expect(await client.db('s').collection('a').countDocuments({}, { session })).toBe(1)
  expect(session.id?.id).toBeInstanceOf(Binary)
  await session.endSession()
  await client.close()
})

test.each([
  ['done and not answered', undefined, { insertedCount: 2 }, 3],
  ['refused and not answered', { failBeforeCommitExceptionCode: 1 }, { insertedCount: 2 }, 3],
  ['refused', { failBeforeCommitExceptionCode: 1, closeConnection: false }, { code: 1 }, 1],
  ['done and answered', { closeConnection: false }, { insertedCount: 2 }, 3]
])('statements of retryable writes that are %s, as tests order it', async (name, data, result, count) => {
  const notes = faulty.client.db(name.replaceAll(' ', '-')).collection('notes')
  await notes.insertOne({})
  const order = { configureFailPoint: 'onPrimaryTransactionalWrite', mode: { times: 1 } }
  await faulty.client.db('admin').command({ ...order, ...(data ? { data } : {}) })
  const outcome = await notes.insertMany([{}, {}]).catch((error: unknown) => error)
  expect(outcome).toMatchObject(result)
  expect(await notes.countDocuments()).toBe(count)
})
