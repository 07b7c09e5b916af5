import type { ZodType } from 'zod'

/** From what an editor holds to what is written, and back: pure. */

export type CheckedDraft = { value: unknown; unchanged: boolean } | { problem: string }

/** The value that a draft stands for, or the code of its problem (a key below `errors.field`). */
export function checkDraft(schema: ZodType, draft: unknown, current: unknown): CheckedDraft {
  const value = blankToNull(draft)
  if (isSame(value, blankToNull(current))) return { value: current, unchanged: true }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, unchanged: false }
  // A required field that was emptied says so, and not that null is no text.
  return { problem: value === null ? 'required' : (parsed.error.issues[0]?.message ?? 'other') }
}

function blankToNull(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? null : value
}

/** Two values of a field that say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => item === b[at])
  return a === b
}
