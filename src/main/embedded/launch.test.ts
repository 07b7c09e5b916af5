import { rm } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { launchEmbedded } from './launch.ts'
import { makeDataDir } from './server.fixture.ts'

const workerUrl = new URL(inject('embeddedWorker'))
let dataDir: string
beforeEach(async () => {
  dataDir = await makeDataDir()
})
afterEach(() => rm(dataDir, { recursive: true }))

test('the server runs in a worker, with a password of its own each time', async () => {
  const first = await launchEmbedded({ dataDir, workerUrl, log: () => undefined })
  const client = await new MongoClient(first.uri).connect()
  await client.db('d').collection<{ _id: number }>('c').insertOne({ _id: 1 })
  await client.close()
  await first.close()
  const second = await launchEmbedded({ dataDir, workerUrl, log: () => undefined })
  const again = await new MongoClient(second.uri).connect()
  expect(await again.db('d').collection('c').countDocuments()).toBe(1)
  expect(new URL(second.uri).password).not.toBe(new URL(first.uri).password)
  await again.close()
  await second.close()
})

test('closing is told to who listens, and has no reason', async () => {
  const server = await launchEmbedded({ dataDir, workerUrl, log: () => undefined })
  const ended = new Promise((resolve) => server.onExit(resolve))
  await server.close()
  expect(await ended).toBeNull()
})

test('a folder in use is refused with its code', async () => {
  const server = await launchEmbedded({ dataDir, workerUrl, log: () => undefined })
  await expect(launchEmbedded({ dataDir, workerUrl, log: () => undefined })).rejects.toMatchObject({
    code: 'locked'
  })
  await server.close()
})
