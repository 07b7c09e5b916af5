import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { QueueSection } from './QueueSection.tsx'
import { RefusedWrite } from './RefusedWrite.tsx'
import classes from './Sync.module.css'
import { pageSize, queueOptions } from './sync.queries.ts'

/** Writes that were not sent yet: first those that need a person, then the rest. */
export function WritesSections() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(queueOptions(pageSize))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <TextSkeleton lines={4} />
  const stuck = data.rows.filter(({ state }) => state === 'refused')
  return (
    <>
      {stuck.length > 0 && (
        <SettingsSection title={t('sync.refused.title')}>
          <p className={classes.intro}>{t('sync.refused.text')}</p>
          {stuck.map((write) => (
            <RefusedWrite key={write.id} write={write} />
          ))}
        </SettingsSection>
      )}
      <QueueSection writes={data.rows.filter(({ state }) => state !== 'refused')} />
    </>
  )
}
