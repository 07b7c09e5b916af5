import { MongoClient, MongoNetworkError, MongoServerError } from 'mongodb'
import { expect, test } from 'vitest'
import { makeDataDir, testServer } from '../server.fixture.ts'
import { startServer } from '../server.ts'
import { codeOf, refusalOf } from './refusal.fixture.ts'

const mongo = testServer({ testCommands: true })

const order = (mode: unknown, data: object = {}) =>
  mongo.client.db('admin').command({ configureFailPoint: 'failCommand', mode, data })

test('a command fails as often as it was ordered, and then works again', async () => {
  const notes = mongo.db().collection('notes')
  await order({ times: 1 }, { failCommands: ['insert'], errorCode: 8, errorLabels: ['Once'] })
  const reply = { code: 8, codeName: 'UnknownError', errorLabels: ['Once'] }
  expect(await refusalOf(notes.insertOne({ a: 1 }))).toMatchObject(reply)
  expect(await notes.countDocuments()).toBe(0)
  expect(await codeOf(notes.insertOne({ a: 1 }))).toBe('accepted')
})

test('a fail point passes some commands by, and goes on until it is switched off', async () => {
  const notes = mongo.db().collection('notes')
  await order({ skip: 1 }, { failCommands: ['find', 'count'], errorCode: 2 })
  expect(await codeOf(notes.findOne())).toBe('accepted')
  expect(await codeOf(notes.findOne())).toBe(2)
  expect(await codeOf(notes.estimatedDocumentCount())).toBe(2)
  await order('off')
  expect(await codeOf(notes.findOne())).toBe('accepted')
})

test('a connection is closed, and the next one is served', async () => {
  const notes = mongo.db().collection('notes')
  await order({ times: 1 }, { failCommands: ['insert'], closeConnection: true })
  await expect(notes.insertOne({ a: 1 })).rejects.toThrow(MongoNetworkError)
  expect(await notes.countDocuments()).toBe(0)
  expect(await codeOf(notes.insertOne({ a: 1 }))).toBe('accepted')
})

test('a command waits as long as it was ordered, and others go on', async () => {
  const notes = mongo.db().collection('notes')
  await order({ times: 1 }, { failCommands: ['insert'], blockConnection: true, blockTimeMS: 300 })
  const ends: string[] = []
  const blocked = notes.insertOne({ a: 1 }).then(() => ends.push('blocked'))
  await notes.findOne().then(() => ends.push('other'))
  await blocked
  expect(ends).toEqual(['other', 'blocked'])
  expect(await notes.countDocuments()).toBe(1)
})

test('a fail point may be meant for the clients of one program', async () => {
  const named = new MongoClient(mongo.server.uri, { appName: 'named' })
  await order('alwaysOn', { failCommands: ['find'], errorCode: 2, appName: 'named' })
  expect(await codeOf(mongo.db().collection('notes').findOne())).toBe('accepted')
  expect(await codeOf(named.db('d').collection('notes').findOne())).toBe(2)
  await order('off')
  await named.close()
})

test('a write concern that fails leaves the write done', async () => {
  const notes = mongo.db().collection('notes')
  const writeConcernError = { code: 91, errmsg: 'shutting down' }
  await order({ times: 1 }, { failCommands: ['insert'], writeConcernError })
  await expect(notes.insertOne({ a: 1 })).rejects.toThrow(MongoServerError)
  expect(await notes.countDocuments()).toBe(1)
})

test('getMore has a fail point of its own', async () => {
  const notes = mongo.db().collection('notes')
  await notes.insertMany([{}, {}, {}])
  const name = 'failGetMoreAfterCursorCheckout'
  const order = { configureFailPoint: name, mode: { times: 1 }, data: { errorCode: 11601 } }
  await mongo.client.db('admin').command(order)
  const refusal = await refusalOf(notes.find({}, { batchSize: 1 }).toArray())
  expect(refusal).toMatchObject({ code: 11601, codeName: 'Interrupted' })
  expect(await notes.find({}, { batchSize: 1 }).toArray()).toHaveLength(3)
})

test('a fail point that is not understood is refused', async () => {
  expect(await codeOf(order('alwaysOn', { failCommands: ['find'] }))).toBe(2)
  expect(await codeOf(order('sometimes', { failCommands: ['find'], errorCode: 1 }))).toBe(2)
  expect(await codeOf(order('alwaysOn', { failCommands: ['find'], blockConnection: true }))).toBe(2)
  expect(await codeOf(order('alwaysOn', { failCommands: ['find'], errorCode: 1, noise: 1 }))).toBe(40415)
  const other = { configureFailPoint: 'other', mode: 'alwaysOn' }
  expect(await codeOf(mongo.client.db('admin').command(other))).toBe(300)
})

test('a server that was not started for tests has no fail points', async () => {
  const server = await startServer({ dataDir: await makeDataDir(), auth: null })
  const client = new MongoClient(server.uri)
  const command = { configureFailPoint: 'failCommand', mode: 'off' }
  expect(await codeOf(client.db('admin').command(command))).toBe(59)
  await client.close()
  await server.close()
})
