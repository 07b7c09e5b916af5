import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { useMay } from '../state/session.store.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { NoteComposer } from './NoteComposer.tsx'
import { useRemovedEntries } from './notes/own-entry.ts'
import classes from './Timeline.module.css'
import { TimelineEntry } from './TimelineEntry.tsx'
import { TimelineFilter } from './TimelineFilter.tsx'
import { type EntryFilter, everyEntry, useTimeline } from './useTimeline.ts'

/** A record's history with the box to add to it: `<Timeline record={{ lead_id }} />`. */
export function Timeline({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const [filter, setFilter] = useState(everyEntry)
  return (
    <section className={classes.root} aria-label={t('activities.title')}>
      {mayWrite && <NoteComposer record={record} />}
      <Entries record={record} filter={filter} onFilter={setFilter} />
    </section>
  )
}

type EntriesProps = { record: RecordRef; filter: EntryFilter; onFilter: (filter: EntryFilter) => void }

function Entries({ record, filter, onFilter }: EntriesProps) {
  const { t } = useTranslation()
  const removed = useRemovedEntries()
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage
  } = useTimeline(record, filter)
  if (isPending) return <Skeletons />
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />
  const entries = data.pages.flatMap((page) => page.entries).filter(({ _id }) => !removed.includes(_id))
  const isFiltered = filter.kinds.length + filter.authors.length > 0
  if (entries.length === 0 && !isFiltered)
    return <EmptyState title={t('activities.empty.title')}>{t('activities.empty.text')}</EmptyState>
  return (
    <>
      <TimelineFilter filter={filter} onChange={onFilter} />
      {entries.length === 0 && <p className={classes.none}>{t('activities.filter.none')}</p>}
      <ol className={classes.list} data-stale={isPlaceholderData || undefined}>
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
