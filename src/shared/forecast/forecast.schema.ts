import { z } from 'zod'
import { readCurrency } from '../opportunities/opportunity.schema.ts'
import { comparableEmail } from '../values/email.ts'
import { readNumber, readText, type StoredDocument } from '../values/stored.ts'

/** Months and targets of the forecast. Targets are a list of ours in `crm_settings.sales_targets`. */

/** `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof monthSchema>

export const targetSchema = z.object({
  owner_email: z.string(),
  month: monthSchema,
  currency: z.string(),
  /** What the person is to win in that month, in whole units of the currency. */
  amount: z.number()
})
export type Target = z.infer<typeof targetSchema>

/** Reads stored targets; what is none is left out, and of two for the same the last one counts. */
export function readTargets(stored: unknown): Target[] {
  const byKey = new Map<string, Target>()
  for (const entry of Array.isArray(stored) ? stored : []) {
    const target = readTarget(entry)
    if (target) byKey.set(targetKey(target), target)
  }
  return [...byKey.values()]
}

function readTarget(stored: unknown): Target | null {
  if (typeof stored !== 'object' || stored === null) return null
  const fields = stored as StoredDocument
  const parsed = targetSchema.safeParse({
    owner_email: readText(fields.owner_email)?.trim(),
    month: readText(fields.month),
    currency: readCurrency(fields.currency),
    amount: readNumber(fields.amount)
  })
  return parsed.success && parsed.data.owner_email ? parsed.data : null
}

/** What a target is for: person, month and currency. */
export function targetKey({ owner_email, month, currency }: Omit<Target, 'amount'>): string {
  return `${comparableEmail(owner_email)} ${month} ${currency}`
}

/** Months from one on. */
export function monthsFrom(first: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, at) => monthOf(monthStart(first, at)))
}

/** The month that an instant falls in, in the local zone. */
export function monthOf(instant: Date): Month {
  const month = String(instant.getMonth() + 1).padStart(2, '0')
  return `${String(instant.getFullYear()).padStart(4, '0')}-${month}`
}

/** Local midnight of the first day of the month that lies `later` months after another. */
export function monthStart(month: Month, later = 0): Date {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(year, number - 1 + later, 1)
}
