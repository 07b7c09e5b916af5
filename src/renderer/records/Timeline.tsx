import { Button, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { useMay } from '../state/session.store.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { NoteComposer } from './NoteComposer.tsx'
import classes from './Timeline.module.css'
import { TimelineEntry } from './TimelineEntry.tsx'
import { useTimeline } from './useTimeline.ts'

/** A record's history with the box to add to it: `<Timeline record={{ lead_id }} />`. */
export function Timeline({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  return (
    <section className={classes.root} aria-label={t('activities.title')}>
      {mayWrite && <NoteComposer record={record} />}
      <Entries record={record} />
    </section>
  )
}

function Entries({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useTimeline(record)
  if (isPending) return <Skeletons />
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />
  const entries = data.pages.flatMap((page) => page.entries)
  if (entries.length === 0)
    return <EmptyState title={t('activities.empty.title')}>{t('activities.empty.text')}</EmptyState>
  return (
    <>
      <ol className={classes.list}>
        {entries.map((entry) => (
          <TimelineEntry key={`${entry.origin}-${entry._id}`} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          className={classes.older}
          variant="default"
          size="xs"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('activities.older')}
        </Button>
      )}
    </>
  )
}

const skeletonWidths = ['70%', '45%', '60%', '38%']

function Skeletons() {
  return (
    <div className={classes.skeletons} aria-hidden>
      {skeletonWidths.map((width) => (
        <div key={width} className={classes.skeleton}>
          <Skeleton circle height={24} />
          <Skeleton height={12} width={width} />
        </div>
      ))}
    </div>
  )
}
