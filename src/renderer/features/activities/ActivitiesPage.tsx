import { Button } from '@mantine/core'
import { IconCalendarEvent, IconCheckbox, IconHistory, IconPhone, IconSearchOff } from '@tabler/icons-react'

import { useTranslation } from 'react-i18next'
import { openTaskDialog } from '#renderer/records/tasks/task.store.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import { ActivityFilters } from './ActivityFilters.tsx'
import { ActivityList } from './ActivityList.tsx'
import { activitiesStore, isFiltered, noFilter, setFilter, useActivities } from './activities.store.ts'
import { LogDialog } from './LogDialog.tsx'
import { useActivityEntries } from './useActivityEntries.ts'

/** What happened to all records, newest first; calls, meetings and tasks begin here too. */
export function ActivitiesPage() {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const logging = useActivities((state) => state.logging)
  useLetterKeys(mayWrite ? { n: () => openTaskDialog({ kind: 'new' }) } : {})
  return (
    <>
      <PageHeader title={t('activities.list.title')} actions={mayWrite && <Actions />} />
      <ActivityFilters />
      <Content />
      {logging && <LogDialog type={logging} onClose={() => activitiesStore.setState({ logging: null })} />}
    </>
  )
}

function Actions() {
  const { t } = useTranslation()
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhone size={15} stroke={1.7} />}
        onClick={() => activitiesStore.setState({ logging: 'call' })}
      >
        {t('activities.list.logCall')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconCalendarEvent size={15} stroke={1.7} />}
        onClick={() => activitiesStore.setState({ logging: 'meeting' })}
      >
        {t('activities.list.logMeeting')}
      </Button>
      <Button leftSection={<IconCheckbox size={15} />} onClick={() => openTaskDialog({ kind: 'new' })}>
        {t('tasks.new')}
      </Button>
    </>
  )
}

function Content() {
  const { t } = useTranslation()
  const filter = useActivities((state) => state.filter)
  const result = useActivityEntries()
  if (result.isPending) return <RowSkeletons count={16} />
  if (!result.data) return <ErrorState error={result.error} onRetry={() => void result.refetch()} />
  if (result.entries.length > 0) return <ActivityList result={result} />
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={IconHistory} title={t('activities.list.empty.title')}>
        {t('activities.list.empty.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t('activities.list.noResult.title')}
      actions={
        <Button variant="default" onClick={() => setFilter(noFilter)}>
          {t('activities.filter.clear')}
        </Button>
      }
    >
      {t('activities.list.noResult.text')}
    </EmptyState>
  )
}
