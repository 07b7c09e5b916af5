import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { List } from './list.store.ts'
import classes from './SelectionBar.module.css'
import { allSelected, nothingSelected, selectedCount } from './selection.ts'

type Props<Filter extends ListFilter> = {
  list: List<Filter>
  /** How many records the filter finds. */
  total: number
  /** What can be done with the selection. */
  children: ReactNode
}

/** Floats over the foot of a list while something is selected: how much, and what can be done with it. */
export function SelectionBar<Filter extends ListFilter>({ list, total, children }: Props<Filter>) {
  const { t } = useTranslation()
  const selection = list.use((state) => state.selection)
  const count = selectedCount(selection, total)
  if (count === 0) return null
  return (
    <section className={classes.bar} aria-label={t('lists.selection.label')}>
      <span className={classes.count} role="status">
        {t('lists.selection.count', { count })}
      </span>
      {count < total && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => list.store.setState({ selection: allSelected, anchor: -1 })}
        >
          {t('lists.selection.all', { count: total })}
        </Button>
      )}
      <span className={classes.divider} />
      {children}
      <span className={classes.divider} />
      <ActionIcon
        size="sm"
        aria-label={t('lists.selection.clear')}
        title={t('lists.selection.clear')}
        onClick={() => list.store.setState({ selection: nothingSelected, anchor: -1 })}
      >
        <IconX size={15} />
      </ActionIcon>
    </section>
  )
}
