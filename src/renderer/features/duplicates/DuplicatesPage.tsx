import { Button, SegmentedControl } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { duplicatesPath } from '#renderer/records/merge/duplicates.path.ts'
import { Phrase, slotMarks } from '#renderer/records/Phrase.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { type DuplicateKind, duplicateKinds } from '#shared/duplicates/duplicate.values.ts'
import classes from './Duplicates.module.css'
import { DuplicatesContent } from './DuplicatesContent.tsx'
import { useDuplicateGroups } from './duplicate.groups.ts'
import { useSearch } from './useSearch.ts'

const views = ['open', 'dismissed'] as const
const marks = slotMarks(['when'])

/** Leads or contacts that look the same, to merge or to tell apart. Administrators only: merging removes a record. */
export function DuplicatesPage({ kind }: { kind: DuplicateKind }) {
  const mayMerge = useMay('admin')
  return mayMerge ? <Page key={kind} kind={kind} /> : <Redirect to={`/${kind}s`} replace />
}

function Page({ kind }: { kind: DuplicateKind }) {
  const { t } = useTranslation()
  const [view, setView] = useState<(typeof views)[number]>('open')
  const result = useDuplicateGroups(kind, view === 'dismissed')
  const search = useSearch(kind, result.isSuccess && result.foundAt === null)
  return (
    <>
      <PageHeader
        title={t('duplicates.title')}
        detail={result.foundAt ? t('duplicates.count', { count: result.total }) : undefined}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={15} stroke={1.7} />}
            loading={search.isRunning}
            onClick={search.start}
          >
            {t(result.foundAt ? 'duplicates.search' : 'duplicates.start')}
          </Button>
        }
      >
        <KindSwitch kind={kind} />
      </PageHeader>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('duplicates.view.label')}
          data={views.map((value) => ({ value, label: t(`duplicates.view.${value}`) }))}
          value={view}
          onChange={(value) => setView(value as typeof view)}
        />
        {result.foundAt && (
          <span className={classes.searched}>
            <Phrase
              text={t('duplicates.searched', marks)}
              slots={{ when: <RelativeDate date={result.foundAt} /> }}
            />
          </span>
        )}
      </div>
      {search.job?.state === 'running' && (
        <div className={classes.progress}>
          <JobProgress
            job={{ ...search.job, step: null }}
            label={t('duplicates.searching')}
            onCancel={search.stop}
            isCancelling={search.isStopping}
          />
        </div>
      )}
      <DuplicatesContent kind={kind} isDismissed={view === 'dismissed'} result={result} search={search} />
    </>
  )
}

function KindSwitch({ kind }: { kind: DuplicateKind }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('duplicates.title')}
      data={duplicateKinds.map((value) => ({ value, label: t(`duplicates.${value}s`) }))}
      value={kind}
      onChange={(value) => navigate(duplicatesPath(value as DuplicateKind))}
    />
  )
}
