import { Button } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconCheck,
  IconRestore,
  IconTrash
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import type { SyncLogEntry } from '#shared/offline/outbox.contract.ts'
import type { SyncEvent } from '#shared/offline/outbox.values.ts'
import { Reason } from './Reason.tsx'
import { RecordName } from './RecordName.tsx'
import classes from './Sync.module.css'
import { logOptions, pageSize } from './sync.queries.ts'
import { useSyncWords } from './useSyncWords.ts'

/** As many as one question may ask for. */
const most = 200

/** What became of writes that were made without the server. */
export function LogSection() {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch } = useQuery({ ...logOptions(limit), placeholderData: keepPreviousData })
  return (
    <SettingsSection title={t('sync.log.title')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <TextSkeleton lines={4} />}
      {data?.total === 0 && <p className={classes.empty}>{t('sync.log.empty')}</p>}
      {data?.rows.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {data && data.total > limit && limit < most && (
        <div className={classes.more}>
          <Button size="xs" variant="subtle" onClick={() => setLimit(Math.min(most, limit + pageSize))}>
            {t('sync.log.older')}
          </Button>
        </div>
      )}
    </SettingsSection>
  )
}

const icons: Record<SyncEvent, Icon> = {
  sent: IconCheck,
  merged: IconCheck,
  conflict: IconArrowsSplit2,
  refused: IconAlertTriangle,
  resolved_mine: IconCheck,
  resolved_theirs: IconCheck,
  resolved_edited: IconCheck,
  restored: IconRestore,
  discarded: IconTrash
}

/** The fields of an entry of the history say nothing to a reader. */
function isRecord({ collection }: SyncLogEntry): boolean {
  return collection === 'leads' || collection === 'tasks'
}

function Entry({ entry }: { entry: SyncLogEntry }) {
  const { t } = useTranslation()
  const words = useSyncWords()
  const Picture = icons[entry.event]
  return (
    <div className={classes.entry} data-event={entry.event}>
      <Picture size={16} stroke={1.6} className={classes.clock} aria-hidden />
      <div className={classes.body}>
        <div className={classes.line}>
          <span>
            <span className={classes.verb}>{t(`sync.log.event.${entry.event}`)}</span> ·{' '}
            <RecordName record={entry} />
          </span>
          <RelativeDate date={entry.at} />
        </div>
        {isRecord(entry) && entry.fields.length > 0 && (
          <div className={classes.quiet}>{entry.fields.map(words.field).join(', ')}</div>
        )}
        {entry.reason && (
          <div className={classes.quiet}>
            <Reason reason={entry.reason} />
          </div>
        )}
      </div>
    </div>
  )
}
