import { setTimeout } from 'node:timers/promises'
import type { Db } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../embedded/server.fixture.ts'
import { type ChangeFeed, createChangeFeed, type FeedConsumer, type FeedEvent } from './change-feed.ts'

const member = testServer({ replSet: 'rs0' })
const alone = testServer()

/** A feed and what it told. `until` resolves when `holds` answers true. */
async function follow(db: Db, consumer: Partial<FeedConsumer> = {}) {
  const told = { events: [] as FeedEvent[], gaps: 0, batches: 0, token: null as unknown }
  const feed = createChangeFeed({ collections: ['leads', 'tasks'], log: () => undefined, pollMs: 20 })
  feed.consume({
    onBatch: ({ events, token }) => {
      told.events.push(...events)
      told.batches++
      told.token = token
    },
    onGap: ({ token }) => {
      told.gaps++
      told.token = token
    },
    ...consumer
  })
  feed.start(db)
  const until = async (holds: () => boolean) => {
    while (!holds()) await setTimeout(5)
  }
  await until(() => feed.mode() !== 'off')
  return { feed, told, until }
}

const short = ({ collection, kind, fields }: FeedEvent) => ({ collection, kind, fields })

test('tells of every write to a watched collection, in order, with the fields that were written', async () => {
  const db = member.db()
  const { feed, told, until } = await follow(db)
  const { insertedId } = await db.collection('leads').insertOne({ name: 'Ada' })
  await db.collection('visits').insertOne({ page: '/' })
  await db
    .collection('leads')
    .updateOne({ _id: insertedId }, { $set: { 'address.city': 'Paris' }, $unset: { name: '' } })
  await db.collection('leads').deleteOne({ _id: insertedId })
  await until(() => told.events.length === 3)
  await feed.stop()
  expect(feed.mode()).toBe('off')
  expect(told.gaps).toBe(1)
  expect(told.events.map(short)).toEqual([
    { collection: 'leads', kind: 'created', fields: null },
    { collection: 'leads', kind: 'updated', fields: ['address', 'name'] },
    { collection: 'leads', kind: 'deleted', fields: null }
  ])
  expect(told.events.map(({ id }) => id)).toEqual(Array(3).fill(insertedId.toHexString()))
})

test('looks up documents for who wants them, and not those of other collections', async () => {
  const db = member.db()
  const { feed, told, until } = await follow(db, { documents: ['leads'] })
  await db.collection('leads').insertOne({ name: 'Ada' })
  await db.collection('tasks').insertOne({ title: 'Call' })
  await until(() => told.events.length === 2)
  await feed.stop()
  expect(told.events.map(({ document }) => document?.name ?? null)).toEqual(['Ada', null])
})

test('goes on where it stopped: nothing that happened meanwhile is missed or told twice', async () => {
  const db = member.db()
  const { feed, told, until } = await follow(db)
  await db.collection('leads').insertOne({ name: 'Ada' })
  await until(() => told.events.length === 1)
  await feed.stop()
  await db.collection('leads').insertOne({ name: 'Ben' })
  feed.start(db)
  await until(() => told.events.length === 2)
  await db.collection('leads').insertOne({ name: 'Cleo' })
  await until(() => told.events.length === 3)
  await feed.stop()
  expect(told.gaps).toBe(1)
})

test('goes on from the place that a consumer kept in an earlier run', async () => {
  const db = member.db()
  const first = await follow(db)
  await first.feed.stop()
  await db.collection('leads').insertOne({ name: 'Ada' })
  const { feed, told, until } = await follow(db, { savedToken: async () => first.told.token })
  await until(() => told.events.length === 1)
  await feed.stop()
  expect(told.gaps).toBe(0)
})

test('a place that the server has forgotten is a gap, and what follows is told', async () => {
  const db = member.db()
  const forgotten = { _data: '00' }
  const { feed, told, until } = await follow(db, { savedToken: async () => forgotten })
  await until(() => told.gaps === 1)
  await db.collection('leads').insertOne({ name: 'Ada' })
  await until(() => told.events.length === 1)
  await feed.stop()
  expect(told.token).not.toEqual(forgotten)
})

test('a dropped collection is a gap, and so is a dropped database', async () => {
  const db = member.db()
  const { feed, told, until } = await follow(db)
  await db.collection('leads').insertOne({ name: 'Ada' })
  await db.collection('leads').drop()
  await until(() => told.gaps === 2)
  await db.collection('tasks').insertOne({ title: 'Call' })
  await db.dropDatabase()
  await until(() => told.gaps >= 4)
  await db.collection('leads').insertOne({ name: 'Ben' })
  await until(() => told.events.some(({ collection, kind }) => collection === 'leads' && kind === 'created'))
  await feed.stop()
})

test('ten thousand writes are few batches', async () => {
  const db = member.db()
  const { feed, told, until } = await follow(db)
  await db.collection('leads').insertMany(Array.from({ length: 10_000 }, (_, n) => ({ n })))
  await until(() => told.events.length === 10_000)
  await feed.stop()
  expect(told.batches).toBeLessThan(200)
})

test('a consumer that fails keeps nobody from hearing what follows', async () => {
  const db = member.db()
  const heard: string[] = []
  const { feed, until } = await follow(db, {
    onBatch: ({ events }) => {
      heard.push(...events.map(({ kind }) => kind))
      throw new Error('full disk')
    }
  })
  await db.collection('leads').insertOne({ n: 1 })
  await until(() => heard.length === 1)
  await db.collection('leads').updateOne({ n: 1 }, { $set: { n: 2 } })
  await until(() => heard.length === 2)
  await feed.stop()
  expect(heard).toEqual(['created', 'updated'])
})

test('a server without change streams is asked for what has a new date', async () => {
  const db = alone.db()
  await db.collection('leads').insertOne({ name: 'Old', updated_at: new Date() })
  const { feed, told, until } = await follow(db, { documents: ['leads'] })
  expect(feed.mode()).toBe('polling')
  await db.collection('leads').insertOne({ name: 'Ada', created_at: new Date(), updated_at: new Date() })
  await until(() => told.events.length === 1)
  await db.collection('leads').updateOne({ name: 'Old' }, { $set: { updated_at: new Date(Date.now() + 1) } })
  await until(() => told.events.length === 2)
  await stopAndCheck(feed)
  expect(told.gaps).toBe(1)
  expect(told.token).toBeNull()
  expect(told.events.map(({ kind, document }) => [kind, document?.name])).toEqual([
    ['created', 'Ada'],
    ['updated', 'Old']
  ])
})

async function stopAndCheck(feed: ChangeFeed) {
  await feed.stop()
  expect(feed.mode()).toBe('off')
}
