/**
 * Exact decimals for money. A double holds 100.25 only nearly, and a product of such numbers can fall on the wrong
 * side of half a cent. Only sums, products and one rounding are ever needed, so whole BigInts do it without a library,
 * in the window as in the main process.
 */

/** The value `units` × 10^−`scale`. */
export type Decimal = { units: bigint; scale: number }

export const zero: Decimal = { units: 0n, scale: 0 }

/** The decimal that a number prints as: 100.25 is exactly that. Null for NaN and the infinities. */
export function toDecimal(value: number): Decimal | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!parts) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts
  const digits = BigInt(whole + fraction)
  const scale = fraction.length - Number(exponent)
  const units = sign === '-' ? -digits : digits
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

export function multiply(...factors: Decimal[]): Decimal {
  return {
    units: factors.reduce((product, { units }) => product * units, 1n),
    scale: factors.reduce((sum, { scale }) => sum + scale, 0)
  }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: atScale(a, scale) + atScale(b, scale), scale }
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale }
}

/** To `scale` digits, a half away from zero, so that a credit note mirrors its invoice to the cent. */
export function roundHalfUp({ units, scale: from }: Decimal, scale: number): Decimal {
  if (from <= scale) return { units: units * 10n ** BigInt(scale - from), scale }
  const divisor = 10n ** BigInt(from - scale)
  const size = units < 0n ? -units : units
  const rounded = (size + divisor / 2n) / divisor
  return { units: units < 0n ? -rounded : rounded, scale }
}

/** The nearest double: exactly the number that prints as this decimal, up to 15 digits. */
export function toNumber({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`)
}

function atScale({ units, scale: from }: Decimal, scale: number): bigint {
  return units * 10n ** BigInt(scale - from)
}
