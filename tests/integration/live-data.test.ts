import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EventMessage } from '#shared/ipc/channels.ts'
import type { DataChange } from '#shared/ipc/events.ts'
import { startTwoBackends, type TwoBackends } from '../support/two-backends.ts'

/** What one computer writes, the windows of another hear of, and nobody hears twice. */

let two: TwoBackends
beforeAll(async () => {
  two = await startTwoBackends({ replSet: 'rs0' })
  // Each follows a moment after signing in, and then says once that anything may have happened before.
  await Promise.all([0, 1].map((at) => vi.waitFor(() => expect(elsewhere(at)).toContain('leads'), 20_000)))
})
afterAll(() => two.stop())

function changes(at: number): DataChange[] {
  const isChange = (message: EventMessage) => message.name === 'data.changed'
  return (two.backends[at]?.events ?? []).filter(isChange).map(({ payload }) => payload as DataChange)
}

const elsewhere = (at: number) =>
  changes(at).flatMap((change) => (change.isElsewhere ? change.collection : []))

test("a colleague's lead is told without its id; one's own is told once, with it", async () => {
  const [ann, ben] = two.backends
  for (const { events } of two.backends) events.splice(0)
  const made = await ann.api.leads.create({ brand_name: 'Live bakery', email: 'hello@bakery.example' })
  if (!made.ok) throw new Error(made.error.message)
  await vi.waitFor(() => expect(elsewhere(1)).toContain('leads'), 20_000)
  expect(changes(1).every(({ ids }) => ids.length === 0)).toBe(true)
  // What Ben does next has gone through both feeds when Ann hears of it: her own lead would have come before.
  const task = await ben.api.tasks.create({ title: 'Ring Ann' })
  expect(task.ok).toBe(true)
  await vi.waitFor(() => expect(elsewhere(0)).toContain('tasks'), 20_000)
  expect(changes(0)).toContainEqual({ collection: 'leads', ids: [made.data._id], kind: 'created' })
  expect(elsewhere(0)).not.toContain('leads')
})

test('ten thousand documents that the website writes are a few pieces of news', async () => {
  for (const { events } of two.backends) events.splice(0)
  await two.db
    .collection('leads')
    .insertMany(Array.from({ length: 10_000 }, (_, n) => ({ email: `lead${n}@web.example` })))
  await two.db.collection('tasks').insertOne({ title: 'After all of them' })
  await vi.waitFor(() => expect(elsewhere(0)).toContain('tasks'), 30_000)
  const told = elsewhere(0).filter((collection) => collection === 'leads')
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThan(30)
})
