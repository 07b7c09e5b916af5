import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import classes from './Sync.module.css'
import { conflictOptions, pageSize } from './sync.queries.ts'

/** The oldest conflicts; those behind them come when these are settled. */
export function ConflictSection() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(conflictOptions(pageSize))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || data.total === 0) return null
  return (
    <SettingsSection
      title={t('sync.conflicts.title')}
      aside={<span className={classes.quiet}>{t('sync.status.conflicts', { count: data.total })}</span>}
    >
      <p className={classes.intro}>{t('sync.conflicts.text')}</p>
      {data.rows.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} />
      ))}
    </SettingsSection>
  )
}
