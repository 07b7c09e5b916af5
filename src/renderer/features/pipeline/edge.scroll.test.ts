import { expect, test } from 'vitest'
import { edgeSpeed } from './edge.scroll.ts'

const speedAt = (x: number) => edgeSpeed(x, 100, 1100)

test('the middle of the board stands still', () => {
  for (const x of [200, 600, 1000]) expect(speedAt(x)).toBe(0)
})

test('the nearer the edge the faster, to the side of that edge', () => {
  expect(speedAt(1060)).toBeGreaterThan(0)
  expect(speedAt(1095)).toBeGreaterThan(speedAt(1060))
  expect(speedAt(140)).toBe(-speedAt(1060))
})

test('beyond the edge it gets no faster', () => {
  expect(speedAt(1400)).toBe(speedAt(1100))
  expect(speedAt(0)).toBe(speedAt(100))
})
