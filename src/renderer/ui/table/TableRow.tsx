import { memo, type ReactElement } from 'react'
import type { Column } from './column.ts'
import classes from './DataTable.module.css'

export type RowCallbacks<Row> = {
  /** A click on the row. Keep the function the same between renders, or every row is drawn again. */
  onOpen: (index: number, row: Row) => void
}

type Props<Row> = RowCallbacks<Row> & {
  id: string
  index: number
  /** Undefined while the row is on the way. */
  row: Row | undefined
  columns: Column<Row>[]
  active: boolean
  testId: string
}

/**
 * One row. Drawn again only when its own data, the columns or its mark change, never by scrolling. Keys are handled
 * by the list as a whole.
 */
export const TableRow = memo(function TableRow<Row>(props: Props<Row>) {
  const { id, index, row, columns, active, testId, onOpen } = props
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={active}
      aria-busy={row === undefined || undefined}
      data-testid={row === undefined ? undefined : testId}
      className={classes.row}
      onClick={row === undefined ? undefined : () => onOpen(index, row)}
    >
      {columns.map((column, at) => (
        <td key={column.id} className={classes.cell} data-align={column.align} data-column={column.id}>
          {row === undefined ? (
            <span
              className={classes.skeleton}
              style={{ inlineSize: `${45 + ((index * 7 + at * 23) % 40)}%` }}
            />
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}) as <Row>(props: Props<Row>) => ReactElement
