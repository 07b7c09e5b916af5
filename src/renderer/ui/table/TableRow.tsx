import { memo, type ReactElement, useState } from 'react'
import type { CloseEditor, Column } from './column.ts'
import classes from './DataTable.module.css'
import type { CellMark } from './DataTable.tsx'
import { SelectBox } from './SelectBox.tsx'
import { TableCell } from './TableCell.tsx'

/** Keep these functions the same between renders, or every row is drawn again. */
export type RowCallbacks<Row> = {
  /** A click on the row. */
  onOpen: (index: number, row: Row) => void
  /** A click on the row's box; with Shift it reaches from the last one to here. */
  onSelect: (index: number, row: Row, reach: boolean) => void
  /** Begins to edit a cell. */
  onEdit: (index: number, column: string) => void
  onCloseEdit: CloseEditor
}

type Props<Row> = RowCallbacks<Row> & {
  id: string
  index: number
  /** Undefined while the row is on the way. */
  row: Row | undefined
  columns: Column<Row>[]
  active: boolean
  /** The marked cell of the active row. */
  cell: CellMark | undefined
  /** Undefined where nothing can be selected. */
  selected?: boolean
  testId: string
}

/**
 * One row. Drawn again only when its own data, the columns or its marks change, never by scrolling. Keys are handled
 * by the list as a whole.
 */
export const TableRow = memo(function TableRow<Row>(props: Props<Row>) {
  const { id, index, row, columns, active, cell, selected, testId, onOpen } = props
  // Pencils are made for the row under the pointer only: a screen of them would slow scrolling down.
  const [isNear, setNear] = useState(false)
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined || undefined}
      data-active={active || undefined}
      data-editing={cell?.editing || undefined}
      data-testid={row === undefined ? undefined : testId}
      className={classes.row}
      onClick={row === undefined ? undefined : () => onOpen(index, row)}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      {selected !== undefined && (
        <SelectBox
          checked={selected}
          onToggle={row === undefined ? undefined : (reach) => props.onSelect(index, row, reach)}
        />
      )}
      {columns.map((column, at) =>
        row === undefined ? (
          <td key={column.id} className={classes.cell} data-align={column.align} data-column={column.id}>
            <span
              className={classes.skeleton}
              style={{ inlineSize: `${45 + ((index * 7 + at * 23) % 40)}%` }}
            />
          </td>
        ) : (
          <TableCell
            key={column.id}
            row={row}
            column={column}
            marked={cell?.column === column.id}
            withPencil={isNear}
            editing={cell?.column === column.id && cell.editing}
            onEdit={() => props.onEdit(index, column.id)}
            onCloseEdit={props.onCloseEdit}
          />
        )
      )}
    </tr>
  )
}) as <Row>(props: Props<Row>) => ReactElement
