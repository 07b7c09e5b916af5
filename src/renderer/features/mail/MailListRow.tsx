import { IconPaperclip } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import type { ListedMail } from '#shared/mail/mail.schema.ts'
import classes from './MailPage.module.css'
import { MailStatusBadge } from './MailStatusBadge.tsx'
import { othersOf } from './mail.words.ts'

type Props = { row: ListedMail; isSelected: boolean; onOpen: (row: ListedMail) => void }

/** What its folder does not say already. */
function isWorthSaying({ status, refused }: ListedMail): boolean {
  return status === 'sending' || status === 'unknown' || refused.length > 0
}

/** One mail of the list: to whom and when, what about, and what became of it where that is not plain. */
export const MailListRow = memo(function MailListRow({ row, isSelected, onOpen }: Props) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={classes.row}
      data-testid="mail-row"
      aria-current={isSelected || undefined}
      onClick={() => onOpen(row)}
    >
      <span className={classes.line}>
        <span className={classes.receiver} title={row.to.join(', ')}>
          <bdi>{row.record?.name ?? othersOf(row.to, t)}</bdi>
        </span>
        <span className={classes.when}>
          <RelativeDate date={row.sent_at ?? row.created_at} />
        </span>
      </span>
      <span className={classes.line}>
        <span className={classes.subject}>
          <bdi>{row.subject ?? t('mail.compose.noSubject')}</bdi>
        </span>
        {row.attachments.length > 0 && (
          <IconPaperclip
            size={14}
            stroke={1.7}
            className={classes.clip}
            aria-label={t('mail.compose.files')}
          />
        )}
        {isWorthSaying(row) && <MailStatusBadge mail={row} />}
      </span>
    </button>
  )
})
