import { Decimal128, Double, Long } from 'bson'
import { expect, test } from 'vitest'
import { hashedKey } from './hashed.key.ts'

test('numbers have the hashes that mongod gives them, whatever their type', () => {
  // convertShardKeyToHashed(1) in mongosh.
  expect(hashedKey(1)).toBe(5902408780260971510n)
  expect(hashedKey(1n)).toBe(hashedKey(1))
  expect(hashedKey(new Double(1.9))).toBe(hashedKey(1))
  expect(hashedKey(Decimal128.fromString('1'))).toBe(hashedKey(1))
})

test('what is stored differently has another hash', () => {
  const base = { name: 'a', tags: ['x', 'y'], at: new Date(0), inner: { on: true } }
  const others = [
    { ...base, name: 'b' },
    { ...base, tags: ['y', 'x'] },
    { ...base, at: new Date(1) },
    { ...base, inner: { on: false } },
    { ...base, inner: { off: true } },
    { name: 'a', tags: ['x', 'y'], inner: { on: true }, at: new Date(0) }
  ]
  const hashes = [base, ...others].map(hashedKey)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hashedKey(structuredClone(base))).toBe(hashedKey(base))
})

test('numbers beyond 64 bits count as the last one', () => {
  expect(hashedKey(Number.POSITIVE_INFINITY)).toBe(hashedKey(2n ** 63n - 1n))
  expect(hashedKey(Number.NaN)).toBe(hashedKey(0))
  expect(hashedKey(Long.MAX_VALUE.toBigInt())).toBe(hashedKey(1e300))
})
