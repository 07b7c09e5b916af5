import { serialize } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { KeyWriter } from '../values/key.writer.ts'
import { LazyDocument } from '../values/lazy.document.ts'
import { mixedDocument } from '../values/mixed.fixture.ts'
import { readIndexSpec } from './index.definition.ts'
import { indexKeys } from './index.keys.ts'
import { IndexedFields } from './indexed.fields.ts'

const specs = [
  { key: { a: 1 } },
  { key: { a: -1 } },
  { key: { b: 1, a: -1 } },
  { key: { c: -1, 'b.x': 1 } },
  { key: { 'b.x': 1 } },
  { key: { clé: 1, aa: 1 } },
  { key: { a: 1 }, sparse: true },
  { key: { b: 1, c: 1 }, sparse: true },
  { key: { a: 1 }, partialFilterExpression: { b: 2 } }
].map((spec, at) => readIndexSpec({ ...spec, name: `index ${at}` }))
const names = ['a', 'b', 'c', 'aa', 'clé', 'ba']

const bytesOf = (document: BsonDocument) => Buffer.from(serialize(document))

/** The key in an index as it is made from the bytes; null for none, undefined when it cannot be. */
function writtenKey(fields: IndexedFields, at: number): Buffer | null | undefined {
  const keys = new KeyWriter()
  const written = fields.write(at, keys)
  expect(written === 'written' || keys.length === 0).toBe(true)
  if (written === 'other') return undefined
  return written === 'none' ? null : Buffer.from(keys.part(0, keys.length))
}

/** What the general way makes of it; undefined when it refuses. */
function slowKeys(bytes: Buffer, at: number): Buffer[] | undefined {
  const spec = specs[at]
  try {
    return spec && [...indexKeys(new LazyDocument(bytes), spec).keys.values()].map(({ key }) => key)
  } catch {
    return undefined
  }
}

test('a key made from the bytes is the one that the general way makes, for documents of any kind', () => {
  const fields = new IndexedFields(specs)
  let made = 0
  fc.assert(
    fc.property(mixedDocument(names), (document) => {
      const bytes = bytesOf(document)
      fields.look(bytes)
      for (const at of specs.keys()) {
        const key = writtenKey(fields, at)
        if (key === undefined) continue
        made++
        expect(slowKeys(bytes, at)).toEqual(key === null ? [] : [key])
      }
    }),
    { seed: 1, numRuns: 2000 }
  )
  // Most documents go the short way, or the test says little.
  expect(made).toBeGreaterThan(6000)
})

test('documents that look alike in the fields of an index have the same keys in it', () => {
  const before = new IndexedFields(specs)
  const after = new IndexedFields(specs)
  fc.assert(
    fc.property(mixedDocument(names), mixedDocument(names), fc.subarray(names), (first, second, kept) => {
      const changed = { ...second, ...Object.fromEntries(kept.map((name) => [name, first[name]])) }
      const [old, now] = [bytesOf(first), serialize(changed, { ignoreUndefined: true })].map((bytes) =>
        Buffer.from(bytes)
      ) as [Buffer, Buffer]
      before.look(old)
      after.look(now)
      for (const at of specs.keys()) {
        if (after.isSame(at, before)) expect(slowKeys(now, at)).toEqual(slowKeys(old, at))
      }
    }),
    { seed: 1, numRuns: 1000 }
  )
})

test('text that is no UTF-8 and dates that JavaScript has not are left to the general way', () => {
  const fields = new IndexedFields(specs)
  const text = bytesOf({ a: 'xyz' })
  text[text.indexOf('y')] = 0xff
  const date = bytesOf({ a: new Date(0) })
  date.writeBigInt64LE(2n ** 62n, 7)
  for (const bytes of [text, date]) {
    fields.look(bytes)
    expect(writtenKey(fields, 0)).toBeUndefined()
    expect(slowKeys(bytes, 0)).toHaveLength(1)
  }
})

test('of a field that comes twice the first one counts', () => {
  const twice = Buffer.from(serialize({ a: 1, b: 2 }))
  twice[twice.indexOf('b')] = 'a'.charCodeAt(0)
  const fields = new IndexedFields(specs)
  fields.look(twice)
  expect(writtenKey(fields, 0)).toEqual(slowKeys(twice, 0)?.[0])
})
