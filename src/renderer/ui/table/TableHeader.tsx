import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SortKey } from '#shared/lists/list.values.ts'
import type { Column } from './column.ts'
import classes from './DataTable.module.css'
import type { TableSelection } from './DataTable.tsx'
import { Heading } from './Heading.tsx'

/** Where a column goes: before or behind another one. */
export type ColumnMove = { id: string; target: string; side: 'before' | 'after' }

export type HeaderActions = {
  sort: SortKey[]
  /** `more` keeps the other sort keys. */
  onSort: (field: string, more: boolean) => void
  onMove: (move: ColumnMove | { id: string; step: 1 | -1 }) => void
}

type Props<Row> = HeaderActions & {
  columns: Column<Row>[]
  selection?: TableSelection<Row>
  widthOf: (column: string) => number
  /** Shows a width while the handle moves; keeps it when it is let go. */
  onWidth: (column: string, width: number, keep: boolean) => void
}

/** The line of column names: each sorts on click, is dragged to another place, and is resized at its end. */
export function TableHeader<Row>({ columns, selection, onMove, ...rest }: Props<Row>) {
  const [drag, setDrag] = useState<{ id: string; over: Omit<ColumnMove, 'id'> | null } | null>(null)
  return (
    <tr aria-rowindex={1} className={classes.header}>
      {selection && <SelectAll selection={selection} />}
      {columns.map((column) => (
        <Heading
          key={column.id}
          column={column}
          dropSide={drag?.over?.target === column.id ? drag.over.side : undefined}
          onDragStart={() => setDrag({ id: column.id, over: null })}
          onDragOver={(side) => setDrag((held) => held && { ...held, over: { target: column.id, side } })}
          onDragEnd={(isDropped) => {
            if (isDropped && drag?.over) onMove({ id: drag.id, ...drag.over })
            setDrag(null)
          }}
          isDragging={drag !== null}
          onStep={(step) => onMove({ id: column.id, step })}
          {...rest}
        />
      ))}
    </tr>
  )
}

function SelectAll<Row>({ selection }: { selection: TableSelection<Row> }) {
  const { t } = useTranslation()
  return (
    <th scope="col" className={`${classes.heading} ${classes.boxPlace}`}>
      <input
        type="checkbox"
        className={classes.box}
        aria-label={t('lists.table.selectAll')}
        checked={selection.state === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = selection.state === 'some'
        }}
        onChange={selection.onToggleAll}
      />
    </th>
  )
}
