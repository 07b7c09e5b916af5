import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter, SortKey } from '#shared/lists/list.values.ts'
import type { View } from '#shared/views/view.contract.ts'
import { nothingSelected, type Selection } from './selection.ts'

/** What only a list knows: it survives going to a record and back, and ends with the session. */
export type ListState<Filter extends ListFilter> = {
  filter: Filter
  sort: SortKey[]
  /** The row that the keyboard is at; -1 for none. */
  active: number
  /** The cell of that row that the keyboard is at, and whether it is being edited. */
  cell: { column: string | null; editing: boolean }
  /** Whether the active row shows in the side panel. */
  peeking: boolean
  /** How far the table is scrolled, in px. */
  offset: number
  /** The user's columns; null until something was changed or read. */
  layout: Layout | null
  selection: Selection
  /** The view that is shown; null for none. It may have been changed since. */
  view: View | null
  /** False until it is known whether the list opens with a view: nothing is asked for before. */
  opened: boolean
  /** Where a selection by Shift begins. */
  anchor: number
}

export type List<Filter extends ListFilter> = {
  /** Names the list where its layout and views are kept. */
  name: string
  noFilter: Filter
  /** The order without a view. */
  usualSort: SortKey[]
  store: StoreApi<ListState<Filter>>
  use: <T>(select: (state: ListState<Filter>) => T) => T
}

/** Another result begins at its top with nothing marked. */
export const fromTheTop = {
  active: -1,
  peeking: false,
  offset: 0,
  anchor: -1,
  cell: { column: null, editing: false }
}

/** Makes the store of a list: one for each list screen. `noFilter` holds every filter that the list knows, unset. */
export function createList<Filter extends ListFilter>(options: {
  name: string
  noFilter: Filter
  sort: SortKey[]
}): List<Filter> {
  const store = createStore<ListState<Filter>>(() => ({
    filter: options.noFilter,
    sort: options.sort,
    ...fromTheTop,
    layout: null,
    selection: nothingSelected,
    view: null,
    opened: false
  }))
  onForget(() => store.setState(store.getInitialState(), true))
  return {
    name: options.name,
    noFilter: options.noFilter,
    usualSort: options.sort,
    store,
    use: (select) => useStore(store, select)
  }
}

/** Sets one filter. Records that were chosen under another filter are no longer in sight: they are let go. */
export function setFilter<Filter extends ListFilter, Field extends keyof Filter>(
  { store }: List<Filter>,
  field: Field,
  value: Filter[Field]
): void {
  store.setState(({ filter }) => ({
    filter: { ...filter, [field]: value },
    selection: nothingSelected,
    ...fromTheTop
  }))
}

/** Shows what these filters find and nothing else narrows. */
export function showOnly<Filter extends ListFilter>(
  { store, noFilter }: List<Filter>,
  filter: Partial<Filter>
): void {
  const filtered = { ...noFilter, ...filter }
  store.setState({ filter: filtered, view: null, opened: true, selection: nothingSelected, ...fromTheTop })
}

/** Removes the filters and, with `search`, the search text too. */
export function clearFilter<Filter extends ListFilter>(
  { store, noFilter }: List<Filter>,
  { search }: { search: boolean }
): void {
  store.setState(({ filter }) => ({
    filter: { ...noFilter, search: search ? '' : filter.search },
    selection: nothingSelected,
    ...fromTheTop
  }))
}

export function setSort<Filter extends ListFilter>({ store }: List<Filter>, sort: SortKey[]): void {
  store.setState({ sort, ...fromTheTop })
}

/** Tells whether a filter is set: empty lists, empty text and null are not. */
export function isSet(value: unknown): boolean {
  return Array.isArray(value) || typeof value === 'string' ? value.length > 0 : value !== null
}

/** Tells whether anything narrows the list. */
export function isFiltered(filter: ListFilter): boolean {
  return Object.values(filter).some(isSet)
}
