import type { Db } from 'mongodb'
import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import type { CollectionDefinition, IndexDefinition } from './scoped-collection.ts'

/**
 * Creates the indexes that are missing, one by one, and reports each; those of `ifThere` only for collections that
 * exist. Never drops one, and never fails: an index that legacy data or missing rights forbid is reported on the
 * diagnostics screen (domain.md 6.4). An index of somebody else on the same keys is as good as ours, whatever its
 * options.
 */
export async function ensureIndexes(
  db: Db,
  always: CollectionDefinition[],
  ifThere: CollectionDefinition[] = []
): Promise<IndexReport[]> {
  const infos = await db.listCollections({}, { nameOnly: true }).toArray()
  const there = new Set(infos.map(({ name }) => name))
  const wanted = [...always, ...ifThere.filter(({ name }) => there.has(name))]
  const reports: IndexReport[] = []
  for (const definition of wanted) {
    const existing = there.has(definition.name) ? await existingKeys(db, definition.name) : new Set<string>()
    for (const index of definition.indexes) {
      reports.push(await ensureIndex(db, definition.name, index, existing))
    }
  }
  return reports
}

async function existingKeys(db: Db, collection: string): Promise<Set<string>> {
  const indexes = await db.collection(collection).listIndexes().toArray()
  return new Set(indexes.map((index) => JSON.stringify(index.key)))
}

async function ensureIndex(
  db: Db,
  collection: string,
  index: IndexDefinition,
  existing: Set<string>
): Promise<IndexReport> {
  const name = Object.entries(index.keys)
    .map(([field, direction]) => `${field}_${direction}`)
    .join('_')
  const report = { collection, name, keys: index.keys }
  if (existing.has(JSON.stringify(index.keys))) return { ...report, state: 'there', reason: null }
  const { keys, ...options } = index
  try {
    await db.collection(collection).createIndex(keys, { name, ...options })
    return { ...report, state: 'created', reason: null }
  } catch (error) {
    return { ...report, state: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}
