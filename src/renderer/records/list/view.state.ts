import type { ListFilter } from '#shared/lists/list.values.ts'

/** The filter of a view as far as the list knows it: what is missing or of another kind is unset. */
export function knownFilter<Filter extends ListFilter>(
  noFilter: Filter,
  kept: Record<string, unknown>
): Filter {
  const entries = Object.entries(noFilter).map(([field, unset]) => {
    const value = kept[field]
    return [field, value !== undefined && fits(value, unset) ? value : unset]
  })
  return Object.fromEntries(entries) as Filter
}

/** A list stays a list and text stays text; what can be null may be anything but those. */
function fits(value: unknown, unset: unknown): boolean {
  if (Array.isArray(unset)) return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
  if (typeof unset === 'string') return typeof value === 'string'
  return !Array.isArray(value) && typeof value !== 'string'
}

/** Tells whether two looks of a list are the same, whatever the order of their names. */
export function sameState(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, part]) => [name, inOrder(part)])
  )
}
