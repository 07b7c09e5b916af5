import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'

export type CurrencySum = BoardColumnData['sums'][number]

export type BoardTotals = {
  /** Opportunities that are neither won nor lost. */
  open: number
  won: number
  closed: number
  /** Sums of the open columns, one a currency, largest first: currencies are never added. */
  sums: CurrencySum[]
}

/** The figures above the board (domain.md 4.3), from what its columns say. */
export function boardTotals(columns: readonly BoardColumnData[]): BoardTotals {
  const totals: BoardTotals = { open: 0, won: 0, closed: 0, sums: [] }
  for (const { column, count, sums } of columns) {
    if (column === 'won') totals.won += count
    if (column === 'won' || column === 'lost') totals.closed += count
    else {
      totals.open += count
      totals.sums = addSums(totals.sums, sums)
    }
  }
  return { ...totals, sums: shownSums(totals.sums) }
}

function addSums(to: readonly CurrencySum[], more: readonly CurrencySum[]): CurrencySum[] {
  const sums = new Map(to.map((sum) => [sum.currency, sum]))
  for (const { currency, value, weighted } of more) {
    const known = sums.get(currency) ?? { currency, value: 0, weighted: 0 }
    sums.set(currency, { currency, value: known.value + value, weighted: known.weighted + weighted })
  }
  return [...sums.values()]
}

/** Sums worth showing: those with an amount, the largest first. */
export function shownSums(sums: readonly CurrencySum[]): CurrencySum[] {
  return sums.filter(({ value }) => value !== 0).toSorted((a, b) => b.value - a.value)
}

/** What cards are worth together, one sum a currency. */
export function sumsOf(cards: readonly OpportunityCard[]): CurrencySum[] {
  const each = cards.map(({ value, probability, currency }) => ({
    currency,
    value: value ?? 0,
    weighted: weightedValue(value, probability)
  }))
  return shownSums(addSums([], each))
}
