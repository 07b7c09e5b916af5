import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasRow, intersection, inverse, type RowSet, rowSetOf, rowsOf, sizeOf, union } from './row.set.ts'

const TOTAL = 200
const ALL = Array.from({ length: TOTAL }, (_, at) => at + 1)

/** A set and its members, told the plain way. */
type Told = { set: RowSet; members: Set<number> }

const told: fc.Arbitrary<Told> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: TOTAL })), fc.boolean())
  .map(([rids, isComplement]) => {
    const set = rowSetOf(rids)
    const rows = new Set(rids)
    return isComplement
      ? { set: inverse(set), members: new Set(ALL.filter((rid) => !rows.has(rid))) }
      : { set, members: rows }
  })

function membersOf(set: RowSet): number[] {
  return ALL.filter((rid) => hasRow(set, rid))
}

test('sets of rows join as sets do, complements too', () => {
  fc.assert(
    fc.property(told, told, (left, right) => {
      const inBoth = ALL.filter((rid) => left.members.has(rid) && right.members.has(rid))
      const inOne = ALL.filter((rid) => left.members.has(rid) || right.members.has(rid))
      expect(membersOf(intersection(left.set, right.set))).toEqual(inBoth)
      expect(membersOf(union(left.set, right.set))).toEqual(inOne)
      expect(sizeOf(union(left.set, right.set), TOTAL)).toBe(inOne.length)
    })
  )
})

test('a set hands out its rows in ascending order, once each', () => {
  expect([...rowsOf(rowSetOf([64, 3, 31, 32, 3, 95, 1]))]).toEqual([1, 3, 31, 32, 64, 95])
  expect([...rowsOf(rowSetOf([]))]).toEqual([])
})
