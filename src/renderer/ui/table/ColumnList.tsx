import { Button, Checkbox } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layout } from '#shared/lists/layout.schema.ts'
import classes from './ColumnList.module.css'
import type { Column } from './column.ts'
import { inOrder, withMoved, withToggled } from './layout.ts'

export type ColumnListProps = {
  columns: Pick<Column<never>, 'id' | 'label' | 'required' | 'isHiddenAtFirst'>[]
  layout: Layout
  onLayout: (layout: Layout) => void
  onReset: () => void
}

/** All columns in their order: tick to show, drag or Alt and arrows to move. */
export function ColumnList({ columns, layout, onLayout, onReset }: ColumnListProps) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<string | null>(null)
  const movable = inOrder(columns, layout).filter(({ required }) => !required)
  const move = (id: string, target: string | undefined, side: 'before' | 'after') => {
    if (target !== undefined) onLayout(withMoved(columns, layout, { id, target, side }))
  }
  const onKeyDown = (event: KeyboardEvent, id: string, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const isUp = event.key === 'ArrowUp'
    move(id, movable[at + (isUp ? -1 : 1)]?.id, isUp ? 'before' : 'after')
  }
  return (
    <div className={classes.root}>
      <p className={classes.help}>{t('lists.columns.help')}</p>
      <ul className={classes.list}>
        {movable.map(({ id, label }, at) => (
          <li
            key={id}
            className={classes.line}
            data-dragged={dragged === id || undefined}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(id)
            }}
            onDragEnter={() => {
              if (dragged === null || dragged === id) return
              const from = movable.findIndex((column) => column.id === dragged)
              move(dragged, id, from < at ? 'after' : 'before')
            }}
            onDragOver={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(null)}
          >
            <Checkbox
              size="xs"
              className={classes.check}
              classNames={{ body: classes.checkBody, labelWrapper: classes.checkLabel }}
              label={label}
              checked={!layout.hidden.includes(id)}
              onChange={() => onLayout(withToggled(layout, id))}
              onKeyDown={(event) => onKeyDown(event, id, at)}
            />
            <IconGripVertical size={14} stroke={1.7} className={classes.grip} aria-hidden />
          </li>
        ))}
      </ul>
      <Button variant="subtle" color="gray" size="compact-xs" onClick={onReset}>
        {t('lists.columns.reset')}
      </Button>
    </div>
  )
}
