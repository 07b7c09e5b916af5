import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { OpenTransactions } from '../transactions/open.transactions.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import type { OplogRow } from './oplog.table.ts'
import { Storage } from './storage.ts'
import type { WriteLog } from './write.log.ts'

let dataDir: string
let storage: Storage
beforeEach(async () => {
  dataDir = await makeDataDir()
  storage = new Storage(dataDir, new OpenTransactions())
})
afterEach(async () => {
  storage.close()
  await rm(dataDir, { recursive: true })
})

function logOf(of: Storage): WriteLog {
  if (!of.log) throw new Error('a member has a log')
  return of.log
}

function insert(_id: number, text = ''): void {
  storage.ensure('d', 'c').insert(new LazyDocument(Buffer.from(serialize({ _id, text }))))
}

/** What has been logged, but for the rows of nothing with which each start begins. */
function rows(): OplogRow[] {
  const { table } = logOf(storage)
  const found: OplogRow[] = []
  for (let next = table.after(0n); next; next = table.after(next.id)) found.push(next.row)
  return found.filter(({ count }) => count > 0)
}

test('what a transaction of the file writes is one row, in its order, with a time for each operation', () => {
  const { clock } = logOf(storage)
  storage.transaction(() => {
    insert(1)
    insert(2)
  })
  const between = clock.now
  storage.transaction(() => insert(3))
  expect(rows()).toMatchObject([
    { count: 3, first: 0 },
    { count: 1, time: between + 1n }
  ])
  expect(between).toBe((rows()[0]?.time ?? 0n) + 2n)
})

test('what is taken back is not logged', () => {
  const fail = () => {
    insert(1)
    throw new Error('taken back')
  }
  expect(() => storage.transaction(fail)).toThrow('taken back')
  storage.transaction(() => insert(2))
  expect(rows()).toHaveLength(1)
})

test('a large write is several rows', () => {
  storage.transaction(() => {
    for (let id = 0; id < 5; id++) insert(id, 'x'.repeat(500_000))
  })
  const all = rows()
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(6)
  expect(all.length).toBeGreaterThan(2)
})

test('the oldest rows are forgotten, but never all', () => {
  for (let id = 0; id < 20; id++) storage.transaction(() => insert(id, 'x'.repeat(1000)))
  const { table } = logOf(storage)
  const before = rows()
  storage.transaction(() => table.trim(5000))
  expect(rows().length).toBeLessThan(6)
  expect(rows()).toEqual(before.slice(-rows().length))
  expect(table.bytes).toBe(rows().reduce((sum, { operations }) => sum + operations.length, 0))
  storage.transaction(() => table.trim(0))
  expect(rows()).toHaveLength(1)
})

test('the log goes on after a restart, and its time never goes back', () => {
  storage.transaction(() => insert(1))
  const known = logOf(storage).clock.now
  storage.close()
  storage = new Storage(dataDir, new OpenTransactions())
  storage.transaction(() => insert(2))
  expect(rows().map(({ count }) => count)).toEqual([2, 1])
  expect(logOf(storage).clock.now).toBeGreaterThan(known)
  expect(logOf(storage).table.oldest).toBeLessThan(known)
})

test('a server alone ends the log: nobody can go on from a time before', () => {
  storage.transaction(() => insert(1))
  const known = logOf(storage).clock.now
  storage.close()
  storage = new Storage(dataDir)
  expect(storage.log).toBeUndefined()
  storage.transaction(() => insert(2))
  storage.close()
  storage = new Storage(dataDir, new OpenTransactions())
  expect(rows()).toEqual([])
  expect(logOf(storage).table.oldest).toBeGreaterThan(known)
})
