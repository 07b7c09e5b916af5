import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { clearFilter, type List } from './list.store.ts'

/** Says that the filters find nothing, and offers the way back. */
export function NoResult<Filter extends ListFilter>({ list }: { list: List<Filter> }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('lists.noResult.title')}
      actions={
        <Button variant="default" onClick={() => clearFilter(list, { search: true })}>
          {t('lists.noResult.clear')}
        </Button>
      }
    >
      {t('lists.noResult.text')}
    </EmptyState>
  )
}
