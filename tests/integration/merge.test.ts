import type { Document } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { mergeFields } from '#shared/merges/merge.fields.ts'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { dataOf } from '../support/test-services.ts'
import { startTwoBackends, type TwoBackends } from '../support/two-backends.ts'

/** Merging and taking it back on the legacy dump, from two computers. */

const collections = [
  'leads',
  'contacts',
  'activities',
  'crm_activities',
  'notes',
  'timeline_events',
  'tasks',
  'opportunities',
  'invoices',
  'email_events',
  'newsletter_subscribers',
  'pending_analyses',
  'analysis_queue'
]

let two: TwoBackends
beforeAll(async () => {
  two = await startTwoBackends()
})
afterAll(() => two.stop())

test.runIf(hasLegacyDump)(
  'what was merged is as it was after every merge is undone, types and all',
  async () => {
    for (const name of collections) await two.db.collection(name).insertMany(legacyDocuments(name))
    const before = await everything()
    const merges: { merge: string; loser: string }[] = []
    for (const kind of ['lead', 'contact'] as const) {
      for (const [winner = '', loser = ''] of await pairs(kind)) {
        const take = Object.keys(mergeFields[kind]).filter((_, at) => at % 2 === 0) as never[]
        // Both press at once, for the same pair in either direction: one of them at most is done.
        const [first, second] = two.backends
        const there = { kind, winner, loser, take }
        const back = { kind, winner: loser, loser: winner }
        const answers = await Promise.all([first.api.merges.merge(there), second.api.merges.merge(back)])
        for (const answer of answers) {
          if (!answer.ok) expect(['changed_elsewhere', 'not_found']).toContain(answer.error.code)
        }
        const done = answers.flatMap((answer, at) =>
          answer.ok ? [{ merge: answer.data.merge, loser: at === 0 ? loser : winner }] : []
        )
        expect(done.length).toBeLessThanOrEqual(1)
        // Each may have stood in the other's way. Then both records are still there, for one to press again.
        if (done.length === 0) {
          const { merge } = dataOf(await first.api.merges.merge(there))
          done.push({ merge, loser })
        }
        merges.push(...done)
      }
    }
    expect(merges.length).toBeGreaterThan(15)
    for (const { loser } of merges) expect(await namedBy(loser)).toEqual([])
    for (const { merge } of merges.toReversed()) dataOf(await two.backends[1].api.merges.undo({ merge }))
    expect(await everything()).toEqual(before)
  }
)

/** Disjoint pairs of the first groups that a search finds. */
async function pairs(kind: DuplicateKind): Promise<string[][]> {
  const [{ api }] = two.backends
  dataOf(await api.duplicates.search({ kind }))
  await expect
    .poll(async () => dataOf(await api.duplicates.groups({ kind })).found_at, { timeout: 20_000 })
    .not.toBeNull()
  const { found } = dataOf(await api.duplicates.groups({ kind, limit: 40 }))
  const used = new Set<string>()
  return found.groups
    .map(({ ids }) => ids.slice(0, 2))
    .filter((ids) => {
      const isFree = ids.every((id) => !used.has(id))
      for (const id of ids) used.add(id)
      return isFree
    })
}

/** Every document as it is stored, but for the time of its last write and the entries that tell of merges. */
async function everything(): Promise<Record<string, Document[]>> {
  const ofMerges = { subject: { $nin: ['Leads merged', 'Contacts merged', 'Merge undone'] } }
  const read = async (name: string) => {
    const found = await two.db
      .collection(name)
      .find(name === 'activities' ? ofMerges : {}, { promoteValues: false })
      .sort({ _id: 1 })
      .toArray()
    return found.map(({ updated_at, ...document }) => withSortedLists(document))
  }
  return Object.fromEntries(await Promise.all(collections.map(async (name) => [name, await read(name)])))
}

/** Lists of ids have no order. */
function withSortedLists(document: Document): Document {
  const { lead_ids, ...rest } = document
  return Array.isArray(lead_ids) ? { ...rest, lead_ids: lead_ids.toSorted() } : document
}

async function namedBy(id: string): Promise<string[]> {
  const fields = ['lead_id', 'contact_id', 'lead_ids', 'converted_to_contact_id', 'converted_contact_id']
  const named = await Promise.all(
    collections.map(async (name) => {
      const found = await two.db.collection(name).findOne({ $or: fields.map((field) => ({ [field]: id })) })
      return found ? [name] : []
    })
  )
  return named.flat()
}
