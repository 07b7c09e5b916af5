import { MongoClient, type MongoClientOptions } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

const mongo = testServer()

async function using<Result>(
  serverApi: NonNullable<MongoClientOptions['serverApi']>,
  work: (client: MongoClient) => Promise<Result>
): Promise<Result> {
  const client = new MongoClient(mongo.server.uri, { serverApi })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

test('a client that has declared the stable API gets its commands, and may leave it', async () => {
  await using({ version: '1' }, async (client) => {
    const boats = client.db('harbour').collection('boats')
    await boats.insertMany([{ length: 9 }, { length: 12 }])
    expect(await boats.countDocuments({ length: 12 })).toBe(1)
    expect(await boats.distinct('length')).toEqual([9, 12])
  })
})

test('a client that has asked for strictness is refused what the stable API does not have', async () => {
  await using({ version: '1', strict: true }, async (client) => {
    const boats = client.db('harbour').collection('boats')
    expect(await codeOf(boats.find().toArray())).toBe('accepted')
    expect(await codeOf(boats.distinct('length'))).toBe(323)
    expect(await codeOf(boats.aggregate([{ $indexStats: {} }]).toArray())).toBe(323)
    expect(
      await codeOf(
        client
          .db('admin')
          .aggregate([{ $currentOp: {} }])
          .toArray()
      )
    ).toBe(323)
    expect(await codeOf(boats.aggregate([{ $match: {} }]).toArray())).toBe('accepted')
  })
})

test('another version, and strictness without a version, are refused', async () => {
  const admin = mongo.client.db('admin')
  expect(await codeOf(admin.command({ ping: 1, apiVersion: '2' }))).toBe(322)
  expect(await codeOf(admin.command({ ping: 1, apiStrict: true }))).toBe(72)
})
