import type { ReactNode } from 'react'
import type { SortKey } from '#shared/lists/list.values.ts'

/** A column of a table: what it is called, how wide it starts, and how a row shows there. */
export type Column<Row> = {
  id: string
  label: string
  /** Start width in px; the user may change it. */
  width: number
  /** Numbers stand at the end side, so that their digits meet. */
  align?: 'start' | 'end'
  /** The field that the header sorts by; left out for a column that can't be sorted by. */
  sortBy?: string
  /** It can't be hidden nor moved: the frozen column that says which record the row is. */
  required?: boolean
  /** Not shown until somebody chooses it: says more to few. */
  isHiddenAtFirst?: boolean
  cell: (row: Row) => ReactNode
  /** Takes the cell's place while it is edited; left out where nothing can be edited. */
  editor?: (row: Row, close: CloseEditor) => ReactNode
  /** Some rows may not be edited although the column can. */
  isEditable?: (row: Row) => boolean
}

export function mayEdit<Row>(column: Column<Row>, row: Row): boolean {
  return column.editor !== undefined && (column.isEditable?.(row) ?? true)
}

/** Ends an edit; `next` goes on with the neighbour: Tab forwards, Shift+Tab backwards. */
export type CloseEditor = (next?: 'forward' | 'back') => void

/** Widths that the user chose, by column id. */
export type ColumnWidths = Record<string, number>

export const rowHeight = 36
export const headerHeight = 34
export const selectColumnWidth = 36
export const minColumnWidth = 56
export const maxColumnWidth = 900

/** A width that keeps a column usable. */
export function allowedWidth(width: number): number {
  return Math.round(Math.min(maxColumnWidth, Math.max(minColumnWidth, width)))
}

type Sized = Pick<Column<never>, 'id' | 'width'>

/** The CSS grid that header and rows share: a place to select, the columns, and a filler that takes what is left. */
export function gridTemplate(columns: Sized[], widths: ColumnWidths, hasSelect: boolean): string {
  const sizes = columns.map((column) => `${allowedWidth(widths[column.id] ?? column.width)}px`)
  return [...(hasSelect ? [`${selectColumnWidth}px`] : []), ...sizes, 'minmax(0, 1fr)'].join(' ')
}

/** Width of all columns together, in px: narrower windows scroll sideways. */
export function totalWidth(columns: Sized[], widths: ColumnWidths, hasSelect: boolean): number {
  const start = hasSelect ? selectColumnWidth : 0
  return columns.reduce((sum, column) => sum + allowedWidth(widths[column.id] ?? column.width), start)
}

/**
 * The sort after a click on a heading: sorting by the first key again turns it round. `more` (Shift) keeps the other
 * keys: the field is added as the last one, turned round, and the third time dropped.
 */
export function nextSort(keys: SortKey[], field: string, more: boolean): SortKey[] {
  const held = keys.find((key) => key.field === field)
  const turned = held?.direction === 'asc' ? 'desc' : 'asc'
  if (!more) return [{ field, direction: held && keys.length === 1 ? turned : 'asc' }]
  if (!held) return [...keys, { field, direction: 'asc' }]
  if (held.direction === 'desc' && keys.length > 1) return keys.filter((key) => key !== held)
  return keys.map((key) => (key === held ? { field, direction: turned } : key))
}
