/** What every list knows of sorting, filters and selections. */

export type SortKey<Field extends string = string> = { field: Field; direction: 'asc' | 'desc' }

/** More keys than anybody can keep in mind; each one costs the server a comparison. */
export const maxSortKeys = 5

/** Stands for "nothing is stored there" in a filter of values. */
export const noValue = 'none'

/** A selection may name this many records one by one; beyond that people select all that match. */
export const maxSelectedIds = 20_000

export type AmountRange = { min: number | null; max: number | null }

export type DateRange = { days: number } | { from: string | null; to: string | null }

/** What any filter of a list may hold under one name; `search` is text. */
export type FilterValue = string | string[] | AmountRange | DateRange | number | boolean | null

export type ListFilter = { search: string }
