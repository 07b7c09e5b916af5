import { IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { openMailDraft } from '#renderer/records/mail/compose.store.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import type { Draft } from '#shared/mail/mail.contract.ts'
import classes from './MailPage.module.css'
import { othersOf } from './mail.words.ts'

/** What somebody began to write; a click goes on with it. */
export function DraftList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(callOptions('mail', 'drafts', {}))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <RowSkeletons count={6} />
  if (data.length === 0) {
    return (
      <EmptyState icon={IconMail} title={t('mail.list.empty.drafts')}>
        {t('mail.list.emptyText.drafts')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.scroller}>
      <ul className={classes.drafts} aria-label={t('mail.folder.drafts')}>
        {data.map((draft) => (
          <li key={draft._id}>
            <DraftRow draft={draft} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function DraftRow({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={classes.row}
      data-testid="draft-row"
      onClick={() => openMailDraft(draft._id)}
    >
      <span className={classes.line}>
        <span className={classes.receiver}>
          <bdi>{othersOf(draft.to, t)}</bdi>
        </span>
        <span className={classes.when}>
          <RelativeDate date={draft.updated_at} />
        </span>
      </span>
      <span className={classes.line}>
        <span className={classes.subject}>
          <bdi>{draft.subject || t('mail.compose.noSubject')}</bdi>
        </span>
      </span>
    </button>
  )
}
