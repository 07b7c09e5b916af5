import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { forecastContract } from '#shared/forecast/forecast.contract.ts'
import { type Month, monthStart, monthsFrom } from '#shared/forecast/forecast.schema.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { everyOpportunity } from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readDate, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { opportunityQuery } from '../opportunities/opportunity.filter.ts'
import { dealGroups, isBlank } from '../opportunities/opportunity.groups.ts'
import { groupByOwner, ownerNamer } from '../users/owner.names.ts'
import { targetsOf } from './forecast.targets.ts'

type Months = z.output<typeof forecastContract.open.input>
type OpenFigures = OutputOf<typeof forecastContract.open>
type WonFigures = OutputOf<typeof forecastContract.won>

/** Open deals by month, owner and currency: one grouping. */
export async function openForecast(ctx: Ctx, { from, months }: Months): Promise<OpenFigures> {
  const span = new Span(from, months)
  const query = await opportunityQuery(ctx, { ...everyOpportunity, state: ['open'] })
  const keys = { ...span.keys('$expected_close_date'), owner: groupByOwner }
  const [groups, ownerOf] = await Promise.all([dealGroups(ctx, query, keys), ownerNamer(ctx)])
  const figures = groups.map(({ currency, count, value, probability, ...group }) => ({
    month: span.monthOf(group),
    owner: ownerOf(group.owner as Document),
    currency,
    count,
    value,
    weighted: weightedValue(value, probability)
  }))
  return addUp(figures, ({ month, owner, currency }) => [month, owner && comparableEmail(owner), currency])
}

/** Won deals by month, owner and currency, and the targets of those months: one grouping, and the settings. */
export async function wonForecast(ctx: Ctx, { from, months }: Months): Promise<WonFigures> {
  const span = new Span(from, months)
  const closed_at = { from: `${from}-01`, to: lastDay(span.months.at(-1) ?? from) }
  const query = await opportunityQuery(ctx, { ...everyOpportunity, state: ['won'], closed_at })
  const closed = { $cond: [isBlank('$closed_at'), '$updated_at', '$closed_at'] }
  const keys = { ...span.keys(closed), owner: groupByOwner }
  const [groups, ownerOf, targets] = await Promise.all([
    dealGroups(ctx, query, keys),
    ownerNamer(ctx),
    targetsOf(ctx, span.months)
  ])
  const figures = groups.map(({ currency, count, value, ...group }) => ({
    month: span.monthOf(group),
    owner: ownerOf(group.owner as Document),
    currency,
    count,
    value
  }))
  const won = figures.filter((figure) => span.months.includes(figure.month))
  return {
    won: addUp(won, ({ month, owner, currency }) => [month, owner && comparableEmail(owner), currency]),
    targets
  }
}

function lastDay(month: Month): string {
  const next = monthStart(month, 1)
  const last = new Date(next.getFullYear(), next.getMonth(), 0)
  return `${month}-${String(last.getDate()).padStart(2, '0')}`
}

/** Months of the local zone, as the database and as code part them. */
class Span {
  readonly months: Month[]
  private readonly starts: Date[]

  constructor(from: Month, count: number) {
    this.months = monthsFrom(from, count)
    this.starts = Array.from({ length: count + 1 }, (_, at) => monthStart(from, at))
  }

  /** Keys of a grouping: the place of a date among the months, and what is stored where it is no date. */
  keys(date: unknown): { place: Document; text: Document } {
    const begun = this.starts.map((start) => ({ $cond: [{ $gte: [date, start] }, 1, 0] }))
    const isDate = { $eq: [{ $type: date }, 'date'] }
    return {
      place: { $cond: [isDate, { $add: begun }, null] },
      text: { $cond: [isDate, null, date] }
    }
  }

  monthOf({ place, text }: { place: unknown; text: unknown }): Month | 'before' | 'after' | 'none' {
    if (typeof place === 'number') return this.at(place)
    const date = readDate(readText(text))
    if (!date) return 'none'
    return this.at(this.starts.filter((start) => start <= date).length)
  }

  /** By how many starts of months lie before it. */
  private at(place: number): Month | 'before' | 'after' {
    return place === 0 ? 'before' : (this.months[place - 1] ?? 'after')
  }
}

type Figure = { count: number; value: number; weighted?: number }

/** One figure for all that have the key in common. */
function addUp<F extends Figure>(figures: F[], keyOf: (figure: F) => unknown[]): F[] {
  const sums = new Map<string, F>()
  for (const figure of figures) {
    const key = JSON.stringify(keyOf(figure))
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...figure })
    else {
      sum.count += figure.count
      sum.value += figure.value
      if (sum.weighted !== undefined) sum.weighted += figure.weighted ?? 0
    }
  }
  return [...sums.values()]
}
