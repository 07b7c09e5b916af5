import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { ColumnWidths } from '#renderer/ui/table/column.ts'
import type { LeadFilter, LeadSortField } from '#shared/leads/lead.contract.ts'

export type ActiveFilter = Required<LeadFilter>
/** The filters that are sets of values; `search` is text. */
export type FilterField = Exclude<keyof ActiveFilter, 'search'>
export type LeadSort = { field: LeadSortField; direction: 'asc' | 'desc' }

/** What only the lead list knows: it survives going to a lead and back, and ends with the window. */
export type LeadListState = {
  filter: ActiveFilter
  sort: LeadSort
  /** The row that the keyboard is at; -1 for none. */
  active: number
  /** Whether the active row shows in the side panel. */
  peeking: boolean
  /** What the side panel shows of it. */
  peekView: 'timeline' | 'details'
  /** How far the table is scrolled, in px. */
  offset: number
  hiddenColumns: string[]
  widths: ColumnWidths
}

export const noFilter: ActiveFilter = {
  search: '',
  status: [],
  stage: [],
  priority: [],
  owner: [],
  language: []
}

/** Columns that say more to few: shown on demand. */
export const hiddenAtFirst = ['language', 'source', 'updated_at']

/** Makes the store of the lead list. */
export function createLeadsStore(): StoreApi<LeadListState> {
  return createStore<LeadListState>(() => ({
    filter: noFilter,
    sort: { field: 'created_at', direction: 'desc' },
    active: -1,
    peeking: false,
    peekView: 'timeline',
    offset: 0,
    hiddenColumns: hiddenAtFirst,
    widths: {}
  }))
}

export const leadsStore = createLeadsStore()
onForget(() => leadsStore.setState(leadsStore.getInitialState(), true))

export function useLeads<T>(select: (state: LeadListState) => T): T {
  return useStore(leadsStore, select)
}

/** Another result begins at its top with nothing marked. */
const fromTheTop = { active: -1, peeking: false, offset: 0 }

export function setSearch(search: string): void {
  leadsStore.setState(({ filter }) => ({ filter: { ...filter, search }, ...fromTheTop }))
}

export function setFilterValues(field: FilterField, values: string[]): void {
  leadsStore.setState(({ filter }) => ({ filter: { ...filter, [field]: values }, ...fromTheTop }))
}

/** Removes the chips and, with `search`, the search text too. */
export function clearFilter({ search }: { search: boolean }): void {
  leadsStore.setState(({ filter }) => ({
    filter: { ...noFilter, search: search ? '' : filter.search },
    ...fromTheTop
  }))
}

export function setSort(sort: LeadSort): void {
  leadsStore.setState({ sort, ...fromTheTop })
}

export function toggleColumn(column: string): void {
  leadsStore.setState(({ hiddenColumns }) => ({
    hiddenColumns: hiddenColumns.includes(column)
      ? hiddenColumns.filter((hidden) => hidden !== column)
      : [...hiddenColumns, column]
  }))
}

export function resetColumns(): void {
  leadsStore.setState({ hiddenColumns: hiddenAtFirst, widths: {} })
}

export function setWidth(column: string, width: number): void {
  leadsStore.setState(({ widths }) => ({ widths: { ...widths, [column]: width } }))
}

/** Tells whether anything narrows the list. */
export function isFiltered(filter: ActiveFilter): boolean {
  return Object.values(filter).some((value) => value.length > 0)
}
