import { conversionContract } from '#shared/conversions/conversion.contract.ts'
import type { InputOf } from '#shared/ipc/contract.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'

/** What the dialog holds of the deal that is opened with a conversion: text as typed. */
export type DealDraft = {
  name: string
  value: string | number
  currency: string
  stage: string
  /** YYYY-MM-DD */
  expected_close_date: string | null
}

export type DealInput = NonNullable<InputOf<typeof conversionContract.convert>['deal']>
export type DealCodes = Partial<Record<keyof DealDraft, string>>

export function blankDeal(name: string): DealDraft {
  return { name, value: '', currency: 'USD', stage: 'qualification', expected_close_date: null }
}

/** Something was typed that is worth keeping. */
export function isDealDirty(draft: DealDraft, blank: DealDraft): boolean {
  return (Object.keys(blank) as (keyof DealDraft)[]).some((field) => draft[field] !== blank[field])
}

/** Reads the deal with the rules that the main process will apply. */
export function readDeal(draft: DealDraft): { ok: true; deal: DealInput } | { ok: false; codes: DealCodes } {
  const day = draft.expected_close_date
  const parsed = dealSchema.safeParse({
    ...draft,
    value: draft.value === '' ? null : draft.value,
    expected_close_date: day === null ? null : calendarInstant(day)
  })
  if (parsed.success && parsed.data) return { ok: true, deal: parsed.data }
  const codes: DealCodes = {}
  for (const issue of parsed.error?.issues ?? []) codes[issue.path[0] as keyof DealDraft] ??= issue.message
  return { ok: false, codes }
}

const dealSchema = conversionContract.convert.input.shape.deal
