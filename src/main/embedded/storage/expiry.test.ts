import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { removeExpired } from './expiry.ts'
import { readIndexSpec } from './index.definition.ts'
import { Storage } from './storage.ts'

const NOW = Date.UTC(2025, 0, 1)

test.each([1, -1])('documents older than their index allows are removed, direction %i', async (direction) => {
  const dataDir = await makeDataDir()
  const storage = new Storage(dataDir)
  const left = storage.transaction(() => {
    const events = storage.create('d', 'events', {})
    storage.createIndexes(events, [
      readIndexSpec({ name: 'ttl', key: { at: direction }, expireAfterSeconds: 60 })
    ])
    const dates: Record<number, unknown> = {
      1: new Date(NOW - 61_000),
      2: new Date(NOW - 59_000),
      3: 'not a date',
      4: [new Date(NOW), new Date(0)],
      5: null
    }
    for (const [_id, at] of Object.entries(dates))
      events.insert(new LazyDocument(encodeDocument({ _id, at })))
    return () => [...events.rows()].map(({ document }) => document.field('_id'))
  })
  expect(removeExpired(storage, NOW)).toBe(2)
  expect(left()).toEqual(['2', '3', '5'])
  storage.close()
  await rm(dataDir, { recursive: true })
})
