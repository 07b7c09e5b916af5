import type { ReactNode } from 'react'

/** A column of a table: what it is called, how wide it starts, and how a row shows there. */
export type Column<Row> = {
  id: string
  label: string
  /** Start width in px; the user may change it. */
  width: number
  /** Numbers stand at the end side, so that their digits meet. */
  align?: 'start' | 'end'
  /** The header is a button that sorts by this column. */
  sortable?: boolean
  /** It can't be hidden: the column that says which record the row is. */
  required?: boolean
  cell: (row: Row) => ReactNode
}

export type Sort = { column: string; direction: 'asc' | 'desc' }

/** Widths that the user chose, by column id. */
export type ColumnWidths = Record<string, number>

export const rowHeight = 36
export const headerHeight = 34
export const minColumnWidth = 56
export const maxColumnWidth = 900

/** A width that keeps a column usable. */
export function allowedWidth(width: number): number {
  return Math.round(Math.min(maxColumnWidth, Math.max(minColumnWidth, width)))
}

/** The CSS grid that header and rows share: the columns, and a filler that takes what is left. */
export function gridTemplate(columns: Pick<Column<never>, 'id' | 'width'>[], widths: ColumnWidths): string {
  const sizes = columns.map((column) => `${allowedWidth(widths[column.id] ?? column.width)}px`)
  return [...sizes, 'minmax(0, 1fr)'].join(' ')
}

/** Width of all columns together, in px: narrower windows scroll sideways. */
export function totalWidth(columns: Pick<Column<never>, 'id' | 'width'>[], widths: ColumnWidths): number {
  return columns.reduce((sum, column) => sum + allowedWidth(widths[column.id] ?? column.width), 0)
}

/** Sorting by a column again turns it round. */
export function nextSort(sort: Sort, column: string): Sort {
  if (sort.column !== column) return { column, direction: 'asc' }
  return { column, direction: sort.direction === 'asc' ? 'desc' : 'asc' }
}
