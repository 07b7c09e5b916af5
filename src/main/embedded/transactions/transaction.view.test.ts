import { rm } from 'node:fs/promises'
import { serialize } from 'bson'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from '../server.fixture.ts'
import { ALL_KEYS, type KeyRange } from '../storage/btree.ts'
import { checkFolder } from '../storage/check.ts'
import type { Collection } from '../storage/collection.ts'
import { readIndexSpec } from '../storage/index.definition.ts'
import { Storage } from '../storage/storage.ts'
import { CommandError } from '../values/command.error.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { OpenTransactions } from './open.transactions.ts'
import type { Transaction } from './transaction.ts'

/** Documents by `_id`, as somebody must see them. */
type Model = Map<number, { _id: number; a: number | number[]; u: number }>

type Step = { who: number; kind: 'put' | 'delete' | 'commit' | 'abort' | 'begin'; id: number; value: number }

const IDS = 8
const COMMIT = {
  durability: 'process',
  session: Buffer.alloc(16),
  txnNumber: 1n,
  andAlso: () => undefined
} as const
/** The two transactions; everybody else writes outside. */
const OUTSIDE = 2

let dataDir: string
beforeEach(async () => {
  dataDir = await makeDataDir()
})
afterEach(async () => {
  await rm(dataDir, { recursive: true })
})

const steps = fc.array(
  fc.record<Step>({
    who: fc.integer({ min: 0, max: OUTSIDE }),
    kind: fc.constantFrom('put', 'put', 'put', 'delete', 'delete', 'begin', 'commit', 'abort'),
    id: fc.integer({ min: 1, max: IDS }),
    value: fc.integer({ min: 0, max: 5 })
  }),
  { maxLength: 60 }
)

test('whatever others write, a transaction sees what it began with and what it wrote, through every index', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const open = new OpenTransactions()
      const storage = new Storage(`${dataDir}/${Math.random()}`, open)
      const world = new World(storage, open)
      for (const step of all) world.run(step)
      storage.close()
    }),
    { numRuns: 60 }
  )
})

test('what is committed is stored as soundly as any write', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const folder = `${dataDir}/${Math.random()}`
      const open = new OpenTransactions()
      const storage = new Storage(folder, open)
      const world = new World(storage, open)
      for (const step of all) world.run(step)
      storage.close()
      expect(checkFolder(folder)).toMatchObject({ problems: [], documents: world.stored.size })
    }),
    { numRuns: 30 }
  )
})

/** The storage and its two transactions, beside what each of them must look like. */
class World {
  stored: Model = new Map()
  readonly #storage: Storage
  readonly #open: OpenTransactions
  readonly #transactions: ({ view: Transaction; model: Model } | undefined)[] = []

  constructor(storage: Storage, open: OpenTransactions) {
    this.#storage = storage
    this.#open = open
    storage.transaction(() => {
      const collection = storage.ensure('d', 'c')
      storage.createIndexes(collection, [readIndexSpec({ key: { a: -1 }, name: 'a' })])
      storage.createIndexes(collection, [readIndexSpec({ key: { u: 1 }, name: 'u', unique: true })])
    })
  }

  run(step: Step): void {
    if (step.who === OUTSIDE) this.#outside(step)
    else this.#inside(step)
    expectView(this.#storage.find('d', 'c'), this.stored)
    for (const transaction of this.#transactions) {
      if (transaction) expectView(transaction.view.find('d', 'c'), transaction.model)
    }
  }

  #outside(step: Step): void {
    const collection = this.#storage.ensure('d', 'c')
    const model = new Map(this.stored)
    const isDone = attempt(() => this.#storage.transaction(() => write(step, collection, model)))
    if (isDone) this.stored = model
  }

  #inside(step: Step): void {
    const transaction = this.#transactions[step.who]
    if (step.kind === 'begin' || !transaction) {
      if (transaction) this.#open.end(transaction.view)
      this.#forget(step.who)
      this.#transactions[step.who] = { view: this.#open.begin(this.#storage), model: new Map(this.stored) }
      return
    }
    const { view, model } = transaction
    if (step.kind === 'commit') {
      const before = new Map(this.stored)
      this.#open.commit(view, COMMIT)
      // What others have stored meanwhile stays; no document was changed by both.
      for (const id of Array.from({ length: IDS }, (_, at) => at + 1)) {
        const own = this.#written[step.who]?.has(id)
        if (own) setOrDelete(before, id, model.get(id))
      }
      this.stored = before
      this.#forget(step.who)
    } else if (step.kind === 'abort') {
      this.#open.end(view)
      this.#forget(step.who)
    } else if (!attempt(() => this.#note(step, write(step, view.ensure('d', 'c'), model)))) {
      this.#open.end(view)
      this.#forget(step.who)
    }
  }

  readonly #written: (Set<number> | undefined)[] = []

  #note({ who, id }: Step, isWritten: boolean): void {
    this.#written[who] ??= new Set()
    if (isWritten) this.#written[who].add(id)
  }

  #forget(who: number): void {
    this.#transactions[who] = undefined
    this.#written[who] = undefined
  }
}

/** @returns false when it was refused, as conflicts and duplicates are */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof CommandError && ['WriteConflict', 'DuplicateKey'].includes(error.codeName))
      return false
    throw error
  }
}

/** @returns false when there was nothing to delete */
function write({ kind, id, value }: Step, collection: Collection, model: Model): boolean {
  const row = [...collection.rows()].find(({ document }) => document.field('_id') === id)
  if (kind === 'delete') {
    if (row) collection.delete(row.rid, row.document)
    model.delete(id)
    return row !== undefined
  }
  const document = { _id: id, a: value % 2 === 0 ? value : [value, value + 1, 9], u: value * 3 + (id % 3) }
  const bytes = new LazyDocument(Buffer.from(serialize(document)))
  if (row) collection.replace(row.rid, row.document, bytes)
  else collection.insert(bytes)
  model.set(id, document)
  return true
}

function setOrDelete(model: Model, id: number, document: ReturnType<Model['get']>): void {
  if (document) model.set(id, document)
  else model.delete(id)
}

function expectView(collection: Collection | undefined, model: Model): void {
  if (!collection) throw new Error('the collection is there')
  const rows = [...collection.rows()]
  expect(new Map(rows.map(({ document }) => [document.field('_id'), document.value()]))).toEqual(model)
  expect(rows.map(({ rid }) => rid)).toEqual(
    [...rows].map(({ rid }) => rid).sort((left, right) => left - right)
  )
  expect(collection.count()).toBe(model.size)
  for (const { spec, tree } of collection.allIndexes) {
    const field = spec.fields[0]?.name as 'a' | 'u' | '_id'
    const expected = [...model.values()].flatMap((document) => [document[field]].flat())
    const entries = [...tree.scan(ALL_KEYS, 1)]
    expect(entries.map(({ rid }) => collection.get(rid)?.field('_id'))).not.toContain(undefined)
    expect(entries).toHaveLength(expected.length)
    expect([...tree.scan(ALL_KEYS, -1)]).toEqual([...entries].reverse())
    expect([...tree.walk(ALL_KEYS, 1)].flat()).toEqual(entries.map(({ rid }) => rid))
    expect([...tree.scan(ALL_KEYS, 1, 2)]).toEqual(entries.slice(2))
    const range = rangeOf(3, spec.fields[0]?.direction ?? 1)
    const inRange = entries.filter(({ key }) => key.compare(range.low) >= 0 && key.compare(range.high) < 0)
    expect(tree.count(range)).toBe(inRange.length)
    expect([...tree.rowIds(range)].sort()).toEqual(inRange.map(({ rid }) => rid).sort())
    expect(tree.first(range)).toEqual(inRange[0])
  }
}

/** Values from 0 up to another. */
function rangeOf(end: number, direction: 1 | -1): KeyRange {
  const [from, to] = [encodeKey(0, direction), encodeKey(end, direction)]
  return direction === 1 ? { low: from, high: to } : { low: to, high: from }
}
