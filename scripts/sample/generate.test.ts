import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleToday } from '#main/imports/sample.ts'
import { canonicalStage, stages } from '#shared/opportunities/stages.ts'
import { generateSample } from './generate.ts'
import type { StoredDocument } from './stored.ts'

const folder = join(import.meta.dirname, '../../resources/sample')
const sample = generateSample()
const of = (collection: string) => sample[collection] ?? []
const idOf = (document: StoredDocument) => (document._id as { $oid: string }).$oid
const idsOf = (collection: string) => new Set(of(collection).map(idOf))

test('the committed files are what the generator writes', async () => {
  for (const [collection, documents] of Object.entries(sample)) {
    const committed = await readFile(join(folder, `${collection}.jsonl`), 'utf8')
    expect(committed === documents.map((document) => `${JSON.stringify(document)}\n`).join('')).toBe(true)
  }
})

test('every id is used once', () => {
  for (const [collection, documents] of Object.entries(sample)) {
    expect(idsOf(collection).size, collection).toBe(documents.length)
  }
})

test('every link leads somewhere', () => {
  const targets = {
    lead_id: 'leads',
    contact_id: 'contacts',
    opportunity_id: 'opportunities',
    user_id: 'crm_users'
  }
  for (const document of Object.values(sample).flat()) {
    for (const [field, collection] of Object.entries(targets)) {
      const id = document[field]
      if (typeof id === 'string') expect(idsOf(collection)).toContain(id)
    }
  }
})

test('every stage has deals, and each stands for a stage', () => {
  const found = of('opportunities').map(({ stage }) => canonicalStage(String(stage)))
  expect(new Set(found)).toEqual(new Set(stages))
})

test('what has happened lies before the day that counts as today', () => {
  for (const document of Object.values(sample).flat()) {
    for (const field of ['created_at', 'updated_at', 'closed_at', 'completed_at']) {
      const stored = document[field] as { $date: string } | null | undefined
      if (stored) expect(Date.parse(stored.$date)).toBeLessThanOrEqual(sampleToday.getTime())
    }
  }
})

test('a lead is never older than its history', () => {
  const created = new Map(
    of('leads').map((lead) => [idOf(lead), (lead.created_at as { $date: string }).$date])
  )
  for (const { lead_id, created_at } of of('activities')) {
    expect((created_at as { $date: string }).$date >= (created.get(String(lead_id)) ?? '9')).toBe(true)
  }
})
