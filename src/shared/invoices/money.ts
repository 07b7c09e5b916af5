import { add, negate, roundHalfUp, toDecimal, toNumber, zero } from '../values/decimal.ts'
import type { Language } from '../values/language.ts'

/** Amounts as invoices and payments hold them: doubles of whole cents in the database, exact in between. */

/** An amount in hundredths. The three currencies of invoices all have two digits. */
export type Cents = bigint

/** Hundredths of a stored amount, a half away from zero; 0 for what is no number. */
export function toCents(amount: number | null): Cents {
  return roundHalfUp((amount === null ? null : toDecimal(amount)) ?? zero, 2).units
}

/** The double that is stored and shown. */
export function fromCents(cents: Cents): number {
  return toNumber({ units: cents, scale: 2 })
}

/** The exact sum of stored amounts. */
export function sumAmounts(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => add(sum, toDecimal(amount) ?? zero), zero)
  return toNumber(roundHalfUp(total, 2))
}

/** a − b, exactly. */
export function subtractAmounts(a: number, b: number): number {
  const difference = add(toDecimal(a) ?? zero, negate(toDecimal(b) ?? zero))
  return toNumber(roundHalfUp(difference, 2))
}

const formats = new Map<string, Intl.NumberFormat>()

/**
 * An amount as it stands on paper, always with two digits: "€1,234.50", "1 234,50 €", "‏1,234.50 ₪". A currency that
 * is no ISO code stands behind the number as it is stored.
 */
export function formatAmount(amount: number, currency: string, language: Language): string {
  const isCode = /^[A-Z]{3}$/.test(currency)
  const key = `${language} ${isCode ? currency : ''}`
  const known = formats.get(key)
  const format =
    known ??
    new Intl.NumberFormat(language, {
      ...(isCode ? { style: 'currency' as const, currency, currencyDisplay: 'narrowSymbol' as const } : {}),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2
    })
  formats.set(key, format)
  return isCode ? format.format(amount) : `${format.format(amount)} ${currency}`
}
