import { Button } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { scrollRegion } from '#renderer/ui/scrollRegion.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { ConflictSection } from './ConflictSection.tsx'
import { DeviceSection } from './DeviceSection.tsx'
import { LogSection } from './LogSection.tsx'
import { StateCard } from './StateCard.tsx'
import classes from './Sync.module.css'
import { exportQueue, syncNow } from './sync.actions.ts'
import { stateOptions, statusOptions } from './sync.queries.ts'
import { WritesSections } from './WritesSections.tsx'

/** What this computer keeps of the server, what waits to be sent, and what needs a decision. */
export function SyncPage() {
  const { t } = useTranslation()
  const sync = useQuery(stateOptions)
  const outbox = useQuery(statusOptions)
  const error = sync.error ?? outbox.error
  const retry = () => {
    void sync.refetch()
    void outbox.refetch()
  }
  return (
    <>
      <PageHeader title={t('sync.title')} actions={sync.data?.state !== 'off' && <Actions />} />
      <div className={classes.scroll} {...scrollRegion(t('sync.title'))}>
        {error && <ErrorState error={error} onRetry={retry} />}
        {!error && (
          <div className={classes.column}>
            {sync.data && outbox.data ? (
              <StateCard sync={sync.data} outbox={outbox.data} />
            ) : (
              <TextSkeleton lines={6} />
            )}
            {sync.data && sync.data.state !== 'off' && (
              <>
                <ConflictSection />
                <WritesSections />
                <LogSection />
                <DeviceSection sync={sync.data} />
              </>
            )}
          </div>
        )}
      </div>
    </>
  )
}

function Actions() {
  const { t } = useTranslation()
  const now = useMutation({ mutationFn: () => syncNow(t), onError: (error) => showError(error) })
  const file = useMutation({ mutationFn: () => exportQueue(t), onError: (error) => showError(error) })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={15} stroke={1.6} />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {t('sync.export')}
      </Button>
      <Button
        leftSection={<IconRefresh size={15} stroke={1.6} />}
        loading={now.isPending}
        onClick={() => now.mutate()}
      >
        {t('sync.syncNow')}
      </Button>
    </>
  )
}
