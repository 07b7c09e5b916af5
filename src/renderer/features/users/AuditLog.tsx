import { Button, Select } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { AuditLine } from './AuditLine.tsx'
import classes from './Users.module.css'

const pageSize = 100

/** Pages follow each other by number: a new entry moves them by one, and then all that are shown are read again. */
function entriesOptions(filter: { actions: string[]; user_email: string | null }) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', 'pages', filter],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => ask(api.audit.list({ ...filter, skip: pageParam, limit: pageSize })),
    getNextPageParam: ({ rows, total }, _, skip) =>
      skip + rows.length < total ? skip + rows.length : undefined
  })
}

/** Who deleted, handed over, merged or let in what, newest first. */
export function AuditLog() {
  const { t } = useTranslation()
  const { all } = useTeammates()
  const [action, setAction] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const query = useInfiniteQuery({
    ...entriesOptions({ actions: action ? [action] : [], user_email: person }),
    placeholderData: keepPreviousData
  })
  const { data, error, refetch } = query
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const actions = Object.entries(t('users.log.actions', { returnObjects: true }))
  return (
    <div className={classes.scroll}>
      <div className={classes.filters}>
        <Select
          size="xs"
          clearable
          aria-label={t('users.log.action')}
          placeholder={t('users.log.everything')}
          data={actions.map(([value, label]) => ({ value, label }))}
          value={action}
          onChange={setAction}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('users.log.person')}
          placeholder={t('users.log.everybody')}
          data={all.map(({ email, name }) => ({ value: email, label: name }))}
          value={person}
          onChange={setPerson}
        />
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <RowSkeletons count={10} />}
      {data && rows.length === 0 && (
        <EmptyState icon={IconClipboardList} title={t('users.log.empty')}>
          {t('users.log.emptyText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ol className={classes.log} aria-label={t('users.view.log')}>
          {rows.map((row) => (
            <AuditLine key={row._id} row={row} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          m="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('users.log.more')}
        </Button>
      )}
    </div>
  )
}
