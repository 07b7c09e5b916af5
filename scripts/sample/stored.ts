/** Values in Extended JSON, so that a line of the files says how it is stored. */

export type StoredDocument = Record<string, unknown>

export const storedId = (hex: string) => ({ $oid: hex })
export const storedDate = (at: Date) => ({ $date: at.toISOString() })
/** Money is a double even when it is whole. */
export const storedDouble = (amount: number) => ({
  $numberDouble: Number.isInteger(amount) ? `${amount}.0` : String(amount)
})
/** An ISO text as Python writes it: some collections hold dates as text (domain: 6.3). */
export const pythonDate = (at: Date) => `${at.toISOString().slice(0, 23)}000+00:00`

export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** The same UTC day between 6:00 and 16:00, when people in Israel and France work. `part` is from 0 to 1. */
export function inWorkingHours(at: Date, part: number): Date {
  const midnight = Math.floor(at.getTime() / dayMs) * dayMs
  return new Date(midnight + 6 * hourMs + Math.floor(part * 10 * hourMs))
}
