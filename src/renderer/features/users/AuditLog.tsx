import { Button, Select } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { AuditLine } from './AuditLine.tsx'
import classes from './Users.module.css'

const pageSize = 50
/** As many as one answer may hold. */
const most = 200

/** Who deleted, handed over, merged or let in what, newest first. */
export function AuditLog() {
  const { t } = useTranslation()
  const { all } = useTeammates()
  const [action, setAction] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const [shown, setShown] = useState(pageSize)
  const input = { actions: action ? [action] : [], user_email: person, limit: Math.min(shown, most) }
  const { data, error, refetch } = useQuery({
    ...callOptions('audit', 'list', input),
    placeholderData: keepPreviousData
  })
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
      {data?.rows.length === 0 && (
        <EmptyState icon={IconClipboardList} title={t('users.log.empty')}>
          {t('users.log.emptyText')}
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <ol className={classes.log} aria-label={t('users.view.log')}>
          {data.rows.map((row) => (
            <AuditLine key={row._id} row={row} />
          ))}
        </ol>
      )}
      {data && data.rows.length < data.total && shown < most && (
        <Button variant="default" m="md" onClick={() => setShown(shown + pageSize)}>
          {t('users.log.more')}
        </Button>
      )}
    </div>
  )
}
