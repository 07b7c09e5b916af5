import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, multiply, negate, roundHalfUp, toDecimal, toNumber } from './decimal.ts'

const decimal = (value: number) => toDecimal(value) ?? { units: 0n, scale: 0 }
const rounded = (value: number, scale = 2) => toNumber(roundHalfUp(decimal(value), scale))

test('halves are rounded up as they are written, not as a double holds them', () => {
  expect(rounded(1.005)).toBe(1.01)
  expect(rounded(0.125)).toBe(0.13)
  expect(rounded(18.045)).toBe(18.05)
  expect(rounded(-18.045)).toBe(-18.05)
  expect(rounded(2.5, 0)).toBe(3)
})

test('numbers in scientific notation are read exactly', () => {
  expect(decimal(1e21)).toEqual({ units: 10n ** 21n, scale: 0 })
  expect(decimal(1.5e-7)).toEqual({ units: 15n, scale: 8 })
  expect(toNumber(decimal(1e-7))).toBe(1e-7)
})

test('what is no number is no decimal', () => {
  for (const value of [NaN, Infinity, -Infinity]) expect(toDecimal(value)).toBeNull()
})

test('every finite double comes back as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(toNumber(decimal(value)) === value).toBe(true)
    })
  )
})

test('sums and products of cents are exact', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      const [x, y] = [decimal(a / 100), decimal(b / 100)]
      expect(roundHalfUp(add(x, y), 2).units).toBe(BigInt(a) + BigInt(b))
      expect(roundHalfUp(multiply(x, y), 4).units).toBe(BigInt(a) * BigInt(b))
      expect(roundHalfUp(negate(x), 2).units).toBe(-BigInt(a))
    })
  )
})
