/** What a form that creates a record holds, as typed: pure. */

/** Message codes (below `errors.field`) by field. */
export type FieldCodes<Draft> = Partial<Record<keyof Draft, string>>
export type DraftReading<Draft, Input> = { ok: true; input: Input } | { ok: false; codes: FieldCodes<Draft> }

/** What a field may hold. */
export type DraftValue = string | number | null | readonly string[]

/** Tells whether anything would be lost. */
export function isDirty<Draft extends Record<keyof Draft, DraftValue>>(draft: Draft, blank: Draft): boolean {
  return (Object.keys(blank) as (keyof Draft)[]).some((field) => {
    const [now, before] = [draft[field], blank[field]]
    return now !== before && !(isBlank(now) && isBlank(before))
  })
}

/** Tells whether nothing is entered there. */
export function isBlank(value: DraftValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}
