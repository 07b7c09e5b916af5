import { Double, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { scopedCollection } from '../mongo/scoped-collection.ts'
import { inBatches, type PlannedWrite, wayBack, writeBatch } from './bulk.write.ts'

const admin = person('admin', 'admin')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin]))

const leads = () => scopedCollection(services.db, leadCollection, admin)
const now = new Date('2026-01-05T08:00:00Z')
const record: PlannedWrite['record'] = { noun: 'Lead', links: {} }

/** A write of `priority` on a lead that was read with the priority `read`. */
function plan(id: string, read: unknown): PlannedWrite {
  const before = { priority: read }
  const changes = { set: { priority: 'A', updated_at: now }, unset: ['owner'] }
  return { id, before, edits: [], record, write: { changes, guard: stillHolds(before, ['priority']) } }
}

test('tells which records were written when somebody else was faster at some', async () => {
  const ids = [new ObjectId(), new ObjectId(), new ObjectId()]
  await services.db
    .collection('leads')
    .insertMany([{ _id: ids[0], priority: 'B', owner: 'x' }, { _id: ids[1], priority: 'C' }, { _id: ids[2] }])
  const planned = [plan(String(ids[0]), 'B'), plan(String(ids[1]), 'B'), plan(String(ids[2]), null)]
  const gone = plan(String(new ObjectId()), null)
  const written = await writeBatch(leads(), [...planned, gone])
  expect(written.map(({ id }) => id)).toEqual([String(ids[0]), String(ids[2])])
})

test('the way back sets what was there and removes what was not', () => {
  const before = { priority: new Double(2), updated_at: now }
  const changes = { set: { priority: 'A', stage: 'won', updated_at: now }, unset: ['owner'] }
  const way = wayBack({
    id: 'x',
    before,
    record,
    edits: [{ field: 'stage', old: null, new: 'won' }],
    write: { changes, guard: {} }
  })
  expect(way.earlier).toEqual({ set: { priority: new Double(2) }, unset: ['stage', 'owner'] })
  expect(way.edits).toEqual([{ field: 'stage', old: 'won', new: null }])
  expect(way.guard).toEqual({
    $and: [
      { priority: { $eq: 'A' } },
      { stage: { $eq: 'won' } },
      { updated_at: { $eq: now } },
      { owner: { $eq: null } }
    ]
  })
})

test('batches hold everything once', () => {
  expect([...inBatches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]])
  expect([...inBatches([], 2)]).toEqual([])
})
