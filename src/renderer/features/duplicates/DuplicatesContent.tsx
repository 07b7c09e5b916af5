import { Button } from '@mantine/core'
import { IconCopyCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { AppError, type ErrorCode } from '#shared/ipc/result.ts'
import { DuplicateList } from './DuplicateList.tsx'
import type { useDuplicateGroups } from './duplicate.groups.ts'
import type { useSearch } from './useSearch.ts'

type Props = {
  kind: DuplicateKind
  isDismissed: boolean
  result: ReturnType<typeof useDuplicateGroups>
  search: ReturnType<typeof useSearch>
}

/** The groups, or why there are none. */
export function DuplicatesContent({ kind, isDismissed, result, search }: Props) {
  const { t } = useTranslation()
  if (result.error && !result.data) {
    return <ErrorState error={result.error} onRetry={() => void result.refetch()} />
  }
  if (result.groups.length > 0) return <DuplicateList kind={kind} isDismissed={isDismissed} result={result} />
  if (!result.data || search.isRunning) return <RowSkeletons count={10} />
  if (result.foundAt) {
    return (
      <EmptyState icon={IconCopyCheck} title={t('duplicates.empty.title')}>
        {t(`duplicates.empty.${isDismissed ? 'dismissed' : (`${kind}s` as const)}`)}
      </EmptyState>
    )
  }
  const failure = search.job?.error
  if (failure) {
    const error = new AppError(failure.code as ErrorCode, failure.message, failure.details)
    return <ErrorState error={error} onRetry={search.start} />
  }
  return (
    <EmptyState
      icon={IconCopyCheck}
      title={t('duplicates.never.title')}
      actions={<Button onClick={search.start}>{t('duplicates.start')}</Button>}
    >
      {t('duplicates.never.text')}
    </EmptyState>
  )
}
