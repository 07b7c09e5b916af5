import type { Db, Document, MongoWriteConcernError } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

const alone = testServer()
const member = testServer({ replSet: 'one' })

const unmet = (w: unknown) => ({ writeConcern: { w } as never })

/** The whole reply of a command, which the driver takes for an error when it has one of the write concern. */
const answer = (db: Db, command: Document) =>
  db.command(command).catch(({ result }: MongoWriteConcernError) => result)

test.each([
  [2, { code: 100, codeName: 'UnsatisfiableWriteConcern' }],
  ['elsewhere', { code: 79, codeName: 'UnknownReplWriteConcern' }]
])(
  'a set of one writes what asks for %s, and says that it can not confirm it',
  async (w, writeConcernError) => {
    const db = member.db()
    const told = (command: Document) => answer(db, { ...command, ...unmet(w) })
    const reply = { ok: 1, writeConcernError }
    expect(await told({ insert: 'a', documents: [{ _id: 1 }, { _id: 2 }] })).toMatchObject(reply)
    const update = { update: 'a', updates: [{ q: { _id: 1 }, u: { $set: { n: 1 } } }] }
    expect(await told(update)).toMatchObject({ ...reply, nModified: 1 })
    expect(await told({ findAndModify: 'a', query: { _id: 2 }, remove: true })).toMatchObject(reply)
    expect(await told({ aggregate: 'a', pipeline: [{ $out: 'b' }], cursor: {} })).toMatchObject(reply)
    expect(await told({ createIndexes: 'a', indexes: [{ key: { n: 1 }, name: 'n' }] })).toMatchObject(reply)
    expect(await db.collection('b').find().toArray()).toEqual([{ _id: 1, n: 1 }])
  }
)

test('the driver tells of it, and what was written is there', async () => {
  const notes = member.db().collection('notes')
  const failure = await notes.insertOne({ a: 1 }, { writeConcern: { w: 3 } }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 100, errmsg: 'Not enough data-bearing nodes' })
  expect(await notes.countDocuments()).toBe(1)
})

test('a transaction is committed all the same', async () => {
  const notes = member.db().collection('notes')
  await notes.insertOne({ a: 0 })
  const session = member.client.startSession()
  session.startTransaction({ writeConcern: { w: 10 } })
  await notes.insertOne({ a: 1 }, { session })
  expect(await codeOf(session.commitTransaction())).toBe(100)
  expect(await notes.countDocuments()).toBe(2)
  await session.endSession()
})

test('what can be confirmed is, and reading needs no confirmation', async () => {
  const db = member.db()
  for (const w of [0, 1, 'majority']) {
    const reply = await db.command({ insert: 'a', documents: [{}], ...unmet(w) })
    expect(reply).not.toHaveProperty('writeConcernError')
  }
  expect(await db.command({ find: 'a', ...unmet(2) })).not.toHaveProperty('writeConcernError')
})

test.each([2, 'elsewhere'])('a server alone refuses %s, and writes nothing', async (w) => {
  const db = alone.db()
  expect(await codeOf(db.command({ insert: 'a', documents: [{}], ...unmet(w) }))).toBe(2)
  expect(await db.collection('a').countDocuments()).toBe(0)
})
