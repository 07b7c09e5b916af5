import { add, negate, toDecimal, toNumber, zero } from '../values/decimal.ts'
import type { Credit, CreditedLine } from './credit.schema.ts'
import type { Invoice, InvoiceItem } from './invoice.schema.ts'
import { invoiceTotals, lineNetAmount, type VatLine } from './invoice.totals.ts'
import { subtractAmounts, sumAmounts } from './money.ts'

/**
 * Credit notes over a part of an invoice: never more than what is left of a line, of a VAT rate and of the whole. A
 * note's VAT is computed once for each rate, on the sum of its nets (EN 16931, BR-CO-17), except in the last note of a
 * rate, which takes what is left of it: all notes together then are the invoice, to the cent.
 */

type Itemised = Pick<Invoice, 'items' | 'vat' | 'total_amount' | 'subtotal' | 'tax_amount'>

/** What is to be taken back of one line: so many pieces at their price, or an amount without VAT. */
export type CreditWish = { line: number; quantity: number } | { line: number; amount: number }

export type LeftLine = { quantity: number; net_amount: number }

/** What is left of each line. */
export function leftLines({ items }: Pick<Invoice, 'items'>, credits: readonly Credit[]): LeftLine[] {
  const taken = credits.flatMap(({ lines }) => lines)
  return items.map((item, at) => {
    const ofLine = taken.filter(({ line }) => line === at)
    return {
      quantity: ofLine.reduce((left, { quantity }) => minus(left, quantity), item.quantity),
      net_amount: subtractAmounts(item.net_amount, sumAmounts(ofLine.map(({ net_amount }) => net_amount)))
    }
  })
}

/** What is left of each rate. */
function leftVat(vat: readonly VatLine[], credits: readonly Credit[]): VatLine[] {
  return vat.map(({ rate, base, amount }) => {
    const ofRate = credits.flatMap((credit) => credit.vat).filter((line) => line.rate === rate)
    return {
      rate,
      base: subtractAmounts(base, sumAmounts(ofRate.map((line) => line.base))),
      amount: subtractAmounts(amount, sumAmounts(ofRate.map((line) => line.amount)))
    }
  })
}

/** A quantity is no money: it keeps its decimals. */
function minus(a: number, b: number): number {
  return toNumber(add(toDecimal(a) ?? zero, negate(toDecimal(b) ?? zero)))
}

/** Why a part can't be credited. Keys of `invoices.creditProblem` in the texts. */
export type CreditProblem = 'nothing_chosen' | 'more_than_left' | 'not_itemised' | 'nothing_left'

export type CreditSums = Pick<Credit, 'lines' | 'vat' | 'subtotal' | 'tax_amount' | 'total_amount'>

/** What a note over `wishes` comes to. */
export function planCredit(
  invoice: Itemised,
  credits: readonly Credit[],
  wishes: readonly CreditWish[]
): CreditSums | CreditProblem {
  // An older invoice that does not say what its VAT is made of can only be taken back as a whole.
  if (invoice.vat.length === 0) return 'not_itemised'
  const left = leftLines(invoice, credits)
  const lines: CreditedLine[] = []
  const seen = new Set(wishes.map(({ line }) => line))
  if (seen.size !== wishes.length) return 'more_than_left'
  for (const wish of wishes) {
    const line = wishedLine(wish, invoice.items[wish.line], left[wish.line])
    if (line === null) return 'more_than_left'
    if (line.net_amount > 0) lines.push(line)
  }
  if (lines.length === 0) return 'nothing_chosen'
  return sumsOf(invoice, credits, lines)
}

/** The line as it goes into the note; null when so much is not left. */
function wishedLine(
  wish: CreditWish,
  item: InvoiceItem | undefined,
  left: LeftLine | undefined
): CreditedLine | null {
  if (!item || !left) return null
  if ('amount' in wish) {
    const isLeft = wish.amount > 0 && wish.amount <= left.net_amount
    return isLeft ? { line: wish.line, quantity: 0, net_amount: wish.amount } : null
  }
  if (!(wish.quantity > 0) || wish.quantity > left.quantity) return null
  // The last pieces take what is left: parts of a line that was rounded as a whole need not add up.
  const isLast = wish.quantity === left.quantity
  const net = isLast ? left.net_amount : lineNetAmount({ ...item, quantity: wish.quantity })
  return { line: wish.line, quantity: wish.quantity, net_amount: Math.min(net, left.net_amount) }
}

function sumsOf(invoice: Itemised, credits: readonly Credit[], lines: CreditedLine[]): CreditSums {
  const nets = lines.map(({ line, net_amount }) => ({
    quantity: 1,
    unit_price: net_amount,
    discount_percent: 0,
    tax_rate: invoice.items[line]?.tax_rate ?? 0
  }))
  const left = new Map(leftVat(invoice.vat, credits).map((line) => [line.rate, line]))
  const vat = invoiceTotals(nets).vat.map(({ rate, base, amount }) => {
    const ofRate = left.get(rate) ?? { base: 0, amount: 0 }
    return { rate, base, amount: base === ofRate.base ? ofRate.amount : Math.min(amount, ofRate.amount) }
  })
  const subtotal = sumAmounts(vat.map(({ base }) => base))
  const tax_amount = sumAmounts(vat.map(({ amount }) => amount))
  return { lines, vat, subtotal, tax_amount, total_amount: sumAmounts([subtotal, tax_amount]) }
}

/** What a note over everything that is left comes to: at first the invoice itself, as it is stored. */
export function planRest(invoice: Itemised, credits: readonly Credit[]): CreditSums | CreditProblem {
  if (credits.length === 0) {
    const { vat, subtotal, tax_amount, total_amount } = invoice
    const lines = invoice.items.map(({ quantity, net_amount }, line) => ({ line, quantity, net_amount }))
    return { lines, vat, subtotal, tax_amount, total_amount }
  }
  const lines = leftLines(invoice, credits).flatMap(({ quantity, net_amount }, line) =>
    net_amount > 0 ? [{ line, quantity, net_amount }] : []
  )
  return lines.length === 0 ? 'nothing_left' : sumsOf(invoice, credits, lines)
}

/** Everything that credit notes took back. */
export function creditedAmount(credits: readonly Pick<Credit, 'total_amount'>[]): number {
  return sumAmounts(credits.map(({ total_amount }) => total_amount))
}

/**
 * The lines of a note, with amounts below zero. Where pieces at their price do not come to what was taken, the line
 * says the amount instead.
 */
export function noteItems(invoice: Pick<Invoice, 'items'>, lines: readonly CreditedLine[]): InvoiceItem[] {
  return lines.flatMap(({ line, quantity, net_amount }) => {
    const item = invoice.items[line]
    if (!item) return []
    const isByPiece = quantity === item.quantity && net_amount === item.net_amount
    const isAtPrice = isByPiece || lineNetAmount({ ...item, quantity }) === net_amount
    if (isAtPrice) return [{ ...item, quantity: 0 - quantity, net_amount: 0 - net_amount }]
    const amount = { quantity: -1, unit_price: net_amount, discount_percent: 0 }
    return [{ ...item, ...amount, net_amount: 0 - net_amount }]
  })
}
