import { join } from 'node:path'
import Nedb from '@seald-io/nedb'
import { type Document, Double, ObjectId } from 'bson'
import { SEARCHED_FIELDS } from '#main/embedded/storage/searched.fields.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { everyWordIn } from '#main/mongo/filter-parts.ts'
import { residentMb } from '../resident.ts'
import { type OpenSubject, pageRows } from './subject.ts'

/** A database of the same purpose in pure JavaScript, in this process: every document in memory, one line each in its file. */
export const openNedb: OpenSubject = async (folder, isNew) => {
  const store = new Nedb({ filename: join(folder, 'leads.nedb') })
  await store.loadDatabaseAsync()
  // It makes no use of the second field of an index.
  const fields = [...new Set(leadCollection.indexes.map(({ keys }) => Object.keys(keys)[0] ?? '_id'))]
  if (isNew) for (const fieldName of fields) await store.ensureIndexAsync({ fieldName })
  const newest = { created_at: -1 }
  return {
    indexes: async () => `_id and ${fields.length} fields; no trigrams`,
    insertMany: (leads) => store.insertAsync(leads.map(plain)),
    insertOne: (lead) => store.insertAsync(plain(lead)),
    updateOne: (id, changes) => store.updateAsync({ _id: id.toHexString() }, { $set: changes }, {}),
    findByKey: (id) => store.findOneAsync({ _id: id.toHexString() }),
    page: ({ status, skip }) => store.findAsync({ status }).sort(newest).skip(skip).limit(pageRows),
    groupByStage: async () => {
      const groups = new Map<string | null, number>()
      for (const { stage = null } of store.getAllData()) groups.set(stage, (groups.get(stage) ?? 0) + 1)
      return groups
    },
    search: (text) =>
      store
        .findAsync(patterns(everyWordIn(text, SEARCHED_FIELDS.leads ?? [])))
        .sort(newest)
        .limit(pageRows),
    memory: () => residentMb(process.pid),
    close: async () => undefined
  }
}

/** It knows no ids and no kinds of numbers. */
function plain(lead: Document): Document {
  const values = Object.entries(lead).map(([name, value]) => {
    if (value instanceof ObjectId) return [name, value.toHexString()]
    return [name, value instanceof Double ? value.valueOf() : value]
  })
  return Object.fromEntries(values)
}

/** The same query with regular expressions instead of `$regex` and `$options`, which it has not. */
function patterns(query: unknown): unknown {
  if (Array.isArray(query)) return query.map(patterns)
  if (typeof query !== 'object' || query === null) return query
  if ('$regex' in query) return new RegExp(String(query.$regex), 'i')
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, patterns(value)]))
}
