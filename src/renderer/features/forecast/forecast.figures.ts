import type { forecastContract } from '#shared/forecast/forecast.contract.ts'
import { type Month, monthStart, type Target } from '#shared/forecast/forecast.schema.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { comparableEmail } from '#shared/values/email.ts'

/** From what the main process counted to what the page draws, one currency at a time. Pure. */

export type OpenFigure = OutputOf<typeof forecastContract.open>[number]
export type WonFigure = OutputOf<typeof forecastContract.won>['won'][number]
export type Span = OpenFigure['month']

export type Sum = { count: number; value: number; weighted: number }

/** The currencies that anything is in, the one with the most deals first. */
export function currenciesOf(...lists: { currency: string; count?: number }[][]): string[] {
  const counts = new Map<string, number>()
  for (const { currency, count = 0 } of lists.flat()) {
    counts.set(currency, (counts.get(currency) ?? 0) + count)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([currency]) => currency)
}

/** A line for each month, and for what lies before, after or at no known time, where there is any. */
export function sumsByMonth(
  figures: OpenFigure[],
  months: Month[],
  currency: string
): { span: Span; sum: Sum }[] {
  const spans: Span[] = ['before', ...months, 'after', 'none']
  return spans
    .map((span) => ({
      span,
      sum: addUp(figures, (figure) => figure.month === span && figure.currency === currency)
    }))
    .filter(({ span, sum }) => sum.count > 0 || months.includes(span))
}

/** A line for each person, the one with the most first; null is nobody. */
export function sumsByOwner(figures: OpenFigure[], currency: string): { owner: string | null; sum: Sum }[] {
  const own = figures.filter((figure) => figure.currency === currency)
  const owners = [...new Set(own.map(({ owner }) => owner))]
  return owners
    .map((owner) => ({ owner, sum: addUp(own, (figure) => figure.owner === owner) }))
    .sort((a, b) => b.sum.value - a.sum.value)
}

function addUp(figures: OpenFigure[], isMeant: (figure: OpenFigure) => boolean): Sum {
  const sum = { count: 0, value: 0, weighted: 0 }
  for (const figure of figures.filter(isMeant)) {
    sum.count += figure.count
    sum.value += figure.value
    sum.weighted += figure.weighted
  }
  return sum
}

export type WonCell = { month: Month; count: number; won: number; target: number | null }
export type WonRow = { owner: string | null; cells: WonCell[] }

/** A row for each person who may sell, and for whoever has won or was to win something; nobody comes last. */
export function wonRows(
  { won, targets }: { won: WonFigure[]; targets: Target[] },
  { months, currency, sellers }: { months: Month[]; currency: string; sellers: string[] }
): WonRow[] {
  const own = won.filter((figure) => figure.currency === currency)
  const meant = targets.filter((target) => target.currency === currency)
  const others = [...own.map(({ owner }) => owner), ...meant.map(({ owner_email }) => owner_email)]
  const owners = new Map<string, string | null>()
  for (const owner of [...sellers, ...others]) {
    const key = owner === null ? '' : comparableEmail(owner)
    if (!owners.has(key)) owners.set(key, owner)
  }
  const rows = [...owners].map(([key, owner]) => ({
    owner,
    cells: months.map((month) => cellOf(key, month, own, meant))
  }))
  return rows.sort((a, b) => Number(a.owner === null) - Number(b.owner === null))
}

function cellOf(key: string, month: Month, won: WonFigure[], targets: Target[]): WonCell {
  const isOwn = (owner: string | null) => (owner === null ? '' : comparableEmail(owner)) === key
  const figures = won.filter((figure) => figure.month === month && isOwn(figure.owner))
  const target = targets.find((each) => each.month === month && isOwn(each.owner_email))
  return {
    month,
    count: figures.reduce((sum, { count }) => sum + count, 0),
    won: figures.reduce((sum, { value }) => sum + value, 0),
    target: target?.amount ?? null
  }
}

/** The sum of cells; the target is null where none of them has one. */
export function totalOf(cells: WonCell[]): Omit<WonCell, 'month'> {
  const targets = cells.flatMap(({ target }) => target ?? [])
  return {
    count: cells.reduce((sum, { count }) => sum + count, 0),
    won: cells.reduce((sum, { won }) => sum + won, 0),
    target: targets.length === 0 ? null : targets.reduce((sum, target) => sum + target, 0)
  }
}

type Days = { from: string | null; to: string | null }

/** The open deals that a figure counts. */
export function openFilter(
  { span, owner, currency }: { span?: Span; owner?: string | null; currency: string },
  months: Month[]
): Partial<OpportunityFilter> {
  const first = months[0]
  const last = months.at(-1)
  const base = { state: ['open' as const], currency: [currency], ...ownerFilter(owner) }
  if (span === undefined || first === undefined || last === undefined) return base
  if (span === 'none') return { ...base, has_close_date: false }
  const days: Days =
    span === 'before'
      ? { from: null, to: dayBefore(monthStart(first)) }
      : span === 'after'
        ? { from: calendarDay(monthStart(last, 1)), to: null }
        : daysOf(span, span)
  return { ...base, expected_close_date: days }
}

/** The won deals that a figure counts. */
export function wonFilter(
  owner: string | null | undefined,
  currency: string,
  { from, to }: { from: Month; to: Month }
): Partial<OpportunityFilter> {
  return { state: ['won'], currency: [currency], closed_at: daysOf(from, to), ...ownerFilter(owner) }
}

function ownerFilter(owner: string | null | undefined): Pick<OpportunityFilter, 'owner'> {
  return owner === undefined ? {} : { owner: [owner ?? 'none'] }
}

function daysOf(from: Month, to: Month): Days {
  return { from: `${from}-01`, to: dayBefore(monthStart(to, 1)) }
}

function dayBefore(day: Date): string {
  return calendarDay(new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1))
}
