import type { Document } from 'mongodb'
import { countOf, formatNumber, type NumberSeries, numberYear } from '#shared/invoices/invoice.rules.ts'
import { AppError } from '#shared/ipc/result.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { readDate, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection, numberIndex } from './invoice.collection.ts'
import type { NumberingStart } from './invoice.settings.ts'

/**
 * Numbers without gaps and in the order of days. The document takes its number in the one write that makes it an
 * invoice, so whoever dies before it has taken none; when two computers take the same, the unique index lets one in
 * and the other looks again (`takeNumber`).
 */

/** Refuses to number anything where the database would let two documents share a number. */
export async function requireUniqueNumbers(ctx: Ctx): Promise<void> {
  if (await ctx.collection(invoiceCollection).ensureUnique(numberIndex)) return
  throw refusal('numbers_not_unique', 'The database does not keep invoice numbers unique')
}

type Wanted = { series: NumberSeries; day: Date; start: NumberingStart }

/** The number after the highest of the day's year. Errors: `earlier_day`, `year_full`. */
async function nextNumber(ctx: Ctx, { series, day, start }: Wanted): Promise<string> {
  const year = numberYear(day)
  const last = await lastOf(ctx, series, year)
  const lastDay = readDate(last?.invoice_date)
  if (lastDay && calendarDay(lastDay) > calendarDay(day)) {
    const details = { number: readText(last?.invoice_number), day: lastDay }
    throw refusal('earlier_day', 'The last number of the year has a later day', details)
  }
  const first = series === 'INV' && start?.year === year ? start.count : 1
  const lastCount = countOf(series, year, readText(last?.invoice_number))
  const number = formatNumber(series, year, lastCount === null ? first : lastCount + 1)
  if (!number) throw refusal('year_full', 'The year has used up its numbers')
  return number
}

/** Numbers of another shape that somebody may have written are passed over. */
async function lastOf(ctx: Ctx, series: NumberSeries, year: number): Promise<Document | null> {
  const prefix = `${series}-${String(year).padStart(4, '0')}-`
  return ctx.collection(invoiceCollection).findOne(
    {
      $and: [
        { invoice_number: { $gte: prefix, $lt: `${prefix}~` } },
        { invoice_number: { $regex: `^${prefix}\\d{5}$` } }
      ]
    },
    { sort: { invoice_number: -1 }, projection: { invoice_number: 1, invoice_date: 1 } }
  )
}

/** Far more than computers that issue at one moment; each round lets at least one of them through. */
const maxRounds = 500

/** Writes with the next number by `write`, again with a later one as long as somebody else was faster. */
export async function takeNumber<T>(
  ctx: Ctx,
  wanted: Wanted,
  write: (number: string) => Promise<T>
): Promise<T> {
  for (let round = 0; round < maxRounds; round++) {
    const number = await nextNumber(ctx, wanted)
    try {
      return await write(number)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new AppError('changed_elsewhere', 'Others take numbers faster', { fields: ['invoice_number'] })
}

function isTaken(error: unknown): boolean {
  const { code, keyPattern } = (error ?? {}) as { code?: unknown; keyPattern?: Document }
  return code === 11000 && Boolean(keyPattern?.invoice_number)
}

export function refusal(reason: string, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('not_allowed_now', message, { reason, ...details })
}
