import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SortKey } from '#shared/lists/list.values.ts'
import { ColumnHandle } from './ColumnHandle.tsx'
import type { Column } from './column.ts'
import classes from './DataTable.module.css'

type Props<Row> = {
  column: Column<Row>
  sort: SortKey[]
  onSort: (field: string, more: boolean) => void
  /** Moves the column one place; -1 towards the start. */
  onStep: (step: 1 | -1) => void
  widthOf: (column: string) => number
  onWidth: (column: string, width: number, keep: boolean) => void
  /** Some heading is being dragged. */
  isDragging: boolean
  /** Where the dragged heading would land beside this one. */
  dropSide: 'before' | 'after' | undefined
  onDragStart: () => void
  onDragOver: (side: 'before' | 'after') => void
  onDragEnd: (isDropped: boolean) => void
}

/** The name of a column: a click sorts, Shift and click adds a sort key, Shift and arrows move the column. */
export function Heading<Row>(props: Props<Row>) {
  const { t } = useTranslation()
  const { column, sort } = props
  const rank = sort.findIndex(({ field }) => field === column.sortBy)
  return (
    <th
      scope="col"
      aria-sort={ariaSort(column, sort[rank], rank)}
      className={classes.heading}
      data-align={column.align}
      data-column={column.id}
      data-drop={props.dropSide}
      draggable={!column.required}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/x-carmel-column', column.id)
        props.onDragStart()
      }}
      onDragOver={(event) => {
        if (!props.isDragging) return
        event.preventDefault()
        const side = dropSide(event)
        props.onDragOver(column.required ? 'after' : side)
      }}
      onDrop={(event) => {
        event.preventDefault()
        props.onDragEnd(true)
      }}
      onDragEnd={() => props.onDragEnd(false)}
    >
      <Name {...props} sortKey={sort[rank]} rank={sort.length > 1 ? rank + 1 : 0} />
      <ColumnHandle
        label={t('lists.table.resize', { column: column.label })}
        width={props.widthOf(column.id)}
        onWidth={(width, keep) => props.onWidth(column.id, width, keep)}
      />
    </th>
  )
}

function Name<Row>({
  column,
  sortKey,
  rank,
  onSort,
  onStep
}: Props<Row> & { sortKey: SortKey | undefined; rank: number }) {
  const { t } = useTranslation()
  const { sortBy } = column
  const Arrow = sortKey?.direction === 'desc' ? IconArrowDown : IconArrowUp
  return (
    <button
      type="button"
      className={classes.sort}
      title={sortBy ? t('lists.table.headingHelp') : t('lists.table.moveHelp')}
      data-plain={!sortBy || undefined}
      onClick={(event) => sortBy && onSort(sortBy, event.shiftKey)}
      onKeyDown={(event) => {
        const step = column.required ? undefined : stepOf(event)
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        onStep(step)
      }}
    >
      <span className={classes.name}>{column.label}</span>
      {sortKey && <Arrow size={13} stroke={2} aria-hidden className={classes.arrow} />}
      {sortKey && rank > 0 && (
        <span className={classes.rank} aria-hidden>
          {rank}
        </span>
      )}
    </button>
  )
}

function ariaSort(
  column: { sortBy?: string },
  key: SortKey | undefined,
  rank: number
): 'ascending' | 'descending' | 'other' | 'none' | undefined {
  if (!column.sortBy) return undefined
  if (!key) return 'none'
  if (rank > 0) return 'other'
  return key.direction === 'asc' ? 'ascending' : 'descending'
}

function isRtl(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl'
}

/** Shift and an arrow; in right-to-left layout the start is at the right. */
function stepOf(event: KeyboardEvent): 1 | -1 | undefined {
  if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return undefined
  return (event.key === 'ArrowRight') !== isRtl(event.currentTarget) ? 1 : -1
}

function dropSide(event: DragEvent): 'before' | 'after' {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const isRightHalf = event.clientX > left + width / 2
  return isRightHalf !== isRtl(event.currentTarget) ? 'after' : 'before'
}
