import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Document, Double, deserialize, ObjectId, serialize } from 'bson'
import { SEARCHED_FIELDS } from '#main/embedded/storage/searched.fields.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { residentMb } from '../resident.ts'
import { type OpenSubject, pageRows } from './subject.ts'

const searched = SEARCHED_FIELDS.leads ?? []
const columns = [...new Set(leadCollection.indexes.flatMap(({ keys }) => Object.keys(keys)))]
const settings = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000'

/**
 * What one would write by hand for these questions alone, in this process: documents as BSON, each indexed field in a
 * column of its own, the same indexes as SQLite's own, the same fields in a table of trigrams.
 */
export const openSqlite: OpenSubject = async (folder, isNew) => {
  const database = new DatabaseSync(join(folder, 'leads.db'))
  database.exec(settings)
  if (isNew) database.exec(schema())
  const insert = database.prepare(
    `INSERT INTO leads (${columns.join(', ')}, document) VALUES (${marks(columns.length + 1)})`
  )
  const insertText = database.prepare(
    `INSERT INTO texts (rowid, ${searched.join(', ')}) VALUES (${marks(searched.length + 1)})`
  )
  const update = database.prepare('UPDATE leads SET status = ?, updated_at = ?, document = ? WHERE _id = ?')
  const byKey = database.prepare('SELECT document FROM leads WHERE _id = ?')
  const page = database.prepare(
    `SELECT document FROM leads WHERE status = ? ORDER BY created_at DESC LIMIT ${pageRows} OFFSET ?`
  )
  const group = database.prepare('SELECT stage, count(*) AS count FROM leads GROUP BY stage')
  const search = database.prepare(
    `SELECT document FROM leads WHERE rid IN (SELECT rowid FROM texts WHERE texts MATCH ?)
      ORDER BY created_at DESC LIMIT ${pageRows}`
  )
  const add = (lead: Document) => {
    const { lastInsertRowid } = insert.run(
      ...columns.map((name) => sqlValue(lead[name])),
      serialize(lead, { ignoreUndefined: true })
    )
    insertText.run(lastInsertRowid, ...searched.map((name) => textOf(lead[name])))
  }
  const find = (id: ObjectId) => documentOf(byKey.get(id.id))
  const transaction = (run: () => void) => {
    database.exec('BEGIN IMMEDIATE')
    run()
    database.exec('COMMIT')
  }
  return {
    indexes: async () => `_id, ${leadCollection.indexes.length} others and trigrams`,
    insertMany: async (leads) => transaction(() => leads.forEach(add)),
    insertOne: async (lead) => transaction(() => add(lead)),
    updateOne: async (id, changes) =>
      transaction(() => {
        const changed = serialize({ ...find(id), ...changes })
        update.run(changes.status, changes.updated_at.getTime(), changed, id.id)
      }),
    findByKey: async (id) => find(id),
    page: async ({ status, skip }) =>
      page
        .all(status, skip)
        .map(documentOf)
        .filter((row) => row !== null),
    groupByStage: async () =>
      new Map(group.all().map(({ stage, count }) => [stage === null ? null : String(stage), Number(count)])),
    search: async (text) =>
      search
        .all(`"${text}"`)
        .map(documentOf)
        .filter((row) => row !== null),
    memory: () => residentMb(process.pid),
    close: async () => database.close()
  }
}

function schema(): string {
  const others = columns.filter((name) => name !== '_id')
  const indexes = leadCollection.indexes.map(({ keys }, at) => {
    const parts = Object.entries(keys).map(
      ([name, direction]) => `${name} ${direction === 1 ? 'ASC' : 'DESC'}`
    )
    return `CREATE INDEX leads_${at} ON leads (${parts.join(', ')})`
  })
  return [
    `CREATE TABLE leads (rid INTEGER PRIMARY KEY, _id BLOB NOT NULL UNIQUE, ${others.join(', ')}, document BLOB NOT NULL)`,
    ...indexes,
    `CREATE VIRTUAL TABLE texts USING fts5(${searched.join(', ')}, content = '', columnsize = 0, tokenize = 'trigram')`
  ].join(';')
}

const marks = (count: number) => Array(count).fill('?').join(', ')

const documentOf = (row: Record<string, unknown> | undefined): Document | null =>
  row ? deserialize(row.document as Uint8Array) : null

function sqlValue(value: unknown): SQLInputValue {
  if (value instanceof ObjectId) return value.id
  if (value instanceof Date) return value.getTime()
  if (value instanceof Double) return value.valueOf()
  // An index of items would need a table of its own.
  if (Array.isArray(value)) return JSON.stringify(value)
  return (value ?? null) as SQLInputValue
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
