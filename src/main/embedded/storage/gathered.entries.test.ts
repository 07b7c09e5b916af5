import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { mixedDocument } from '../values/mixed.fixture.ts'
import { ALL_KEYS } from './btree.ts'
import { checkFolder } from './check.ts'
import type { StoredCollection } from './collection.ts'
import { readIndexSpec } from './index.definition.ts'
import { Storage } from './storage.ts'

let dataDir: string
let storage: Storage
let leads: StoredCollection

beforeEach(async () => {
  dataDir = await makeDataDir()
  storage = new Storage(dataDir)
  leads = storage.transaction(() => {
    const made = storage.create('d', 'leads', {})
    for (const key of [{ a: 1 }, { b: -1, a: 1 }, { 'b.x': 1 }, { name: 1 }]) {
      storage.createIndexes(made, [readIndexSpec({ key, name: Object.keys(key).join() })])
    }
    storage.createIndexes(made, [readIndexSpec({ key: { c: 1 }, name: 'c', unique: true, sparse: true })])
    return made
  })
})
afterEach(() => rm(dataDir, { recursive: true }))

function document(fields: BsonDocument): LazyDocument {
  return new LazyDocument(Buffer.from(serialize(fields, { ignoreUndefined: true })))
}

const entriesIn = (at: number) => leads.indexes[at]?.tree.count(ALL_KEYS)

/** Closes the file and compares every index with the documents. */
function problemsAfterClose(): string[] {
  storage.close()
  return checkFolder(dataDir).problems
}

/** What a unique index, or two arrays in one index, refuse is no failure of the test. */
function tolerant(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
  }
}

test('indexes and text agree with the documents after writes of any kind, batch by batch', () => {
  const names = ['a', 'b', 'c', 'name', 'email']
  const step = fc.record({
    kind: fc.constantFrom('insert', 'insert', 'replace', 'delete'),
    fields: mixedDocument(names)
  })
  let id = 0
  fc.assert(
    fc.property(
      fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 4 }),
      fc.boolean(),
      (batches, isTakenBack) => {
        for (const batch of batches) {
          tolerant(() =>
            storage.transaction(() => {
              for (const { kind, fields } of batch) {
                const [row] = kind === 'insert' ? [] : leads.rows()
                if (!row) tolerant(() => leads.insert(document({ _id: ++id, ...fields })))
                else if (kind === 'delete') leads.delete(row.rid, row.document)
                else
                  tolerant(() =>
                    leads.replace(
                      row.rid,
                      row.document,
                      document({ _id: row.document.field('_id'), ...fields })
                    )
                  )
              }
              if (isTakenBack) throw new CommandError('BadValue', 'taken back')
            })
          )
        }
      }
    ),
    { seed: 1, numRuns: 150 }
  )
  expect(problemsAfterClose()).toEqual([])
})

test('more entries than one statement or one round takes are all written', () => {
  storage.transaction(() => {
    for (let n = 0; n < 3000; n++) leads.insert(document({ _id: n, a: n % 7, name: `n${n}`, c: n }))
  })
  expect([0, 1, 2, 3, 4].map(entriesIn)).toEqual([3000, 3000, 3000, 3000, 3000])
  expect(problemsAfterClose()).toEqual([])
})

test('what a transaction has written can be read in it', () => {
  storage.transaction(() => {
    leads.insert(document({ _id: 1, a: 1 }))
    leads.insert(document({ _id: 2, a: 2 }))
    expect(entriesIn(0)).toBe(2)
    leads.insert(document({ _id: 3, a: 3 }))
    const [row] = leads.rows()
    if (row) leads.delete(row.rid, row.document)
    expect(entriesIn(0)).toBe(2)
  })
  expect(problemsAfterClose()).toEqual([])
})

test('a document that is refused leaves nothing behind in any index', () => {
  storage.transaction(() => {
    leads.insert(document({ _id: 1, a: 1, c: 1 }))
    expect(() => leads.insert(document({ _id: 2, a: 2, c: 1 }))).toThrow(/index: c dup key/)
    expect(() => leads.insert(document({ _id: 1, a: 3 }))).toThrow(/index: _id_ dup key/)
    expect(() => leads.insert(document({ _id: 1, a: 3, c: 1 }))).toThrow(/index: _id_ dup key/)
    expect(() => leads.insert(document({ _id: 3, a: [1], b: [2] }))).toThrow(/parallel arrays/)
    leads.insert(document({ _id: 4, a: 4 }))
  })
  expect([entriesIn(0), entriesIn(1)]).toEqual([2, 2])
  expect(problemsAfterClose()).toEqual([])
})

test('an index that is dropped takes along what was about to come into it', () => {
  storage.transaction(() => {
    leads.insert(document({ _id: 1, a: 1 }))
    const [first] = leads.indexes
    if (first) storage.dropIndex(leads, first)
  })
  expect(problemsAfterClose()).toEqual([])
})

test('indexes that are made together, in one pass, hold every kind of document and value', () => {
  const names = ['a', 'b', 'c', 'name']
  const keys: BsonDocument[] = [{ b: 1 }, { a: -1, name: 1 }, { 'a.x': 1 }]
  const sets = fc.array(mixedDocument(names), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(sets, (documents) => {
      const made = storage.transaction(() => {
        const filled = storage.create('d', `made_${storage.newestCollectionId}`, {})
        documents.forEach((fields, _id) => {
          filled.insert(document({ _id, ...fields }))
        })
        return filled
      })
      const specs = keys.map((key, at) => readIndexSpec({ key, name: `k${at}` }))
      const partial = readIndexSpec({
        key: { name: 1 },
        name: 'partial',
        partialFilterExpression: { c: { $exists: true } }
      })
      const id = readIndexSpec({ key: { _id: -1 }, name: 'unique', unique: true })
      tolerant(() => storage.transaction(() => storage.createIndexes(made, [...specs, partial, id])))
    }),
    { seed: 1, numRuns: 60 }
  )
  expect(problemsAfterClose()).toEqual([])
})
