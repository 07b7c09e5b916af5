import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { ColumnHandle } from './ColumnHandle.tsx'
import type { Column, Sort } from './column.ts'
import classes from './DataTable.module.css'

type Props<Row> = {
  columns: Column<Row>[]
  sort: Sort
  onSort: (column: string) => void
  /** Text of the handle, e.g. "Resize City". */
  resizeLabel: (column: string) => string
  widthOf: (column: string) => number
  /** Shows a width while the handle moves; keeps it when it is let go. */
  onWidth: (column: string, width: number, keep: boolean) => void
}

/** The line of column names: sorts on click, and lets each column be resized at its end. */
export function TableHeader<Row>({ columns, sort, onSort, ...resize }: Props<Row>) {
  return (
    <tr aria-rowindex={1} className={classes.header}>
      {columns.map((column) => (
        <th
          key={column.id}
          scope="col"
          aria-sort={ariaSort(column, sort)}
          className={classes.heading}
          data-align={column.align}
        >
          <Name column={column} sort={sort} onSort={onSort} />
          <ColumnHandle
            label={resize.resizeLabel(column.label)}
            width={resize.widthOf(column.id)}
            onWidth={(width, keep) => resize.onWidth(column.id, width, keep)}
          />
        </th>
      ))}
    </tr>
  )
}

function ariaSort(column: Column<never>, sort: Sort): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.sortable) return undefined
  if (sort.column !== column.id) return 'none'
  return sort.direction === 'asc' ? 'ascending' : 'descending'
}

function Name<Row>({ column, sort, onSort }: Pick<Props<Row>, 'sort' | 'onSort'> & { column: Column<Row> }) {
  if (!column.sortable) return <span className={classes.name}>{column.label}</span>
  const Arrow = sort.direction === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <button type="button" className={classes.sort} onClick={() => onSort(column.id)}>
      <span className={classes.name}>{column.label}</span>
      {sort.column === column.id && <Arrow size={13} stroke={2} aria-hidden className={classes.arrow} />}
    </button>
  )
}
