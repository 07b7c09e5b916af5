import type { UseQueryOptions } from '@tanstack/react-query'
import type { ValueCount } from '#shared/lists/list.schema.ts'

/** How one filter of a list is called, chosen and said. `field` is its name in the contract's filter. */
export type FilterSpec<Field extends string = string> = { field: Field; label: string } & (
  | {
      kind: 'values'
      /** Values that are always offered, in this order; counted ones that are not among them follow. */
      values: readonly string[]
      labelOf: (value: string) => string
    }
  | { kind: 'amounts' }
  | { kind: 'dates' }
  /** A number of days: "No activity for 14 days". */
  | { kind: 'days'; sentence: (days: number) => string; offers: readonly number[] }
  /** Yes or no: "Has an open task". */
  | { kind: 'flag'; sentence: (yes: boolean) => string }
)

export type ValuesSpec = Extract<FilterSpec, { kind: 'values' }>

/** The counts of a filter's values under all other filters. */
export type CountsOf = (
  field: string
) => UseQueryOptions<ValueCount[], Error, ValueCount[], readonly unknown[]>

export type FilterOption = { value: string; label: string; count: number | null }

/** What a filter of values offers: its own values in order, then what else is stored, the most frequent first. */
export function filterOptions(
  spec: ValuesSpec,
  counts: ValueCount[] | undefined,
  chosen: readonly string[]
): FilterOption[] {
  const countOf = new Map(counts?.map(({ value, count }) => [value, count]))
  const found = (counts ?? []).map(({ value }) => value)
  const values = new Set([...spec.values, ...found, ...chosen])
  return [...values].map((value) => ({
    value,
    label: spec.labelOf(value),
    count: counts ? (countOf.get(value) ?? 0) : null
  }))
}
