import { add, type Decimal, multiply, roundHalfUp, toDecimal, toNumber, zero } from '../values/decimal.ts'

/**
 * The sums of an invoice (EN 16931): a line's net is quantity × price less its discount, rounded half up (BR-CO-10 sums
 * those); the VAT of each rate is computed once, on the sum of its rounded nets, and rounded (BR-CO-17), so that paper
 * and e-invoice say the same. Negative amounts mirror positive ones. Nothing here is ever applied to a stored invoice.
 */

/** What the sums need of a line. Percentages are whole numbers: 18 is 18 %. */
export type PricedLine = {
  quantity: number
  unit_price: number
  discount_percent: number
  tax_rate: number
}

/** One VAT rate of a document. */
export type VatLine = { rate: number; base: number; amount: number }

export type InvoiceTotals = {
  /** The net of each line, in their order. */
  nets: number[]
  /** By rate, the highest first. */
  vat: VatLine[]
  subtotal: number
  tax_amount: number
  total_amount: number
}

const hundredth: Decimal = { units: 1n, scale: 2 }
const hundred: Decimal = { units: 100n, scale: 0 }

/** Sums of lines whose numbers are finite; what is not counts as 0. */
export function invoiceTotals(lines: readonly PricedLine[]): InvoiceTotals {
  const nets = lines.map(lineNet)
  const bases = new Map<number, Decimal>()
  lines.forEach(({ tax_rate }, at) => {
    bases.set(tax_rate, add(bases.get(tax_rate) ?? zero, nets[at] ?? zero))
  })
  const vat = [...bases]
    .sort(([a], [b]) => b - a)
    .map(([rate, base]) => ({
      rate,
      base,
      amount: roundHalfUp(multiply(base, exact(rate), hundredth), 2)
    }))
  const subtotal = vat.reduce((sum, { base }) => add(sum, base), zero)
  const tax = vat.reduce((sum, { amount }) => add(sum, amount), zero)
  return {
    nets: nets.map(toNumber),
    vat: vat.map(({ rate, base, amount }) => ({ rate, base: toNumber(base), amount: toNumber(amount) })),
    subtotal: toNumber(subtotal),
    tax_amount: toNumber(tax),
    total_amount: toNumber(add(subtotal, tax))
  }
}

/** The net of one line, for a line that stands alone on the screen. */
export function lineNetAmount(line: PricedLine): number {
  return toNumber(lineNet(line))
}

function lineNet({ quantity, unit_price, discount_percent }: PricedLine): Decimal {
  const discount = exact(discount_percent)
  const share = add(hundred, { units: -discount.units, scale: discount.scale })
  return roundHalfUp(multiply(exact(quantity), exact(unit_price), share, hundredth), 2)
}

function exact(value: number): Decimal {
  return toDecimal(value) ?? zero
}
