import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type CloseEditor, type Column, mayEdit } from './column.ts'
import classes from './DataTable.module.css'

type Props<Row> = {
  row: Row
  column: Column<Row>
  /** The keyboard is at this cell. */
  marked: boolean
  withPencil: boolean
  editing: boolean
  onEdit: () => void
  onCloseEdit: CloseEditor
}

/** One value of a row; where it can be edited, a pencil shows under the pointer and `E` does the same. */
export function TableCell<Row>(props: Props<Row>) {
  const { row, column, marked, editing, onCloseEdit } = props
  if (editing && column.editor) {
    return (
      // Clicks in the editor are its own: the row must not open below it.
      // biome-ignore lint/a11y/useKeyWithClickEvents: nothing happens here, keys are the editor's
      <td
        className={`${classes.cell} ${classes.editing}`}
        data-column={column.id}
        onClick={(event) => event.stopPropagation()}
      >
        {column.editor(row, onCloseEdit)}
      </td>
    )
  }
  const isEditable = props.withPencil && mayEdit(column, row)
  return (
    <td
      className={classes.cell}
      data-align={column.align}
      data-column={column.id}
      data-marked={marked || undefined}
    >
      {column.cell(row)}
      {isEditable && <Pencil label={column.label} onEdit={props.onEdit} />}
    </td>
  )
}

/** For the pointer only: keys have `E`, and a list must not have a thousand tab stops. */
function Pencil({ label, onEdit }: { label: string; onEdit: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.pencil}
      aria-label={t('lists.table.edit', { column: label })}
      title={t('lists.table.edit', { column: label })}
      onClick={(event) => {
        event.stopPropagation()
        onEdit()
      }}
    >
      <IconPencil size={13} stroke={1.7} aria-hidden />
    </button>
  )
}
