import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { activityIcon } from '#renderer/records/activity-icons.ts'
import { EntryWords, entryHeading } from '#renderer/records/EntryWords.tsx'
import { formatMoment, formatTime } from '#renderer/records/formats.ts'
import { Initials } from '#renderer/records/Initials.tsx'
import { RecordLink } from '#renderer/records/RecordLink.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import classes from './ActivityList.module.css'

type Props = {
  id: string
  entry: ActivityRow
  /** In pixels from the top of the list. */
  start: number
  active: boolean
  onOpen: (entry: ActivityRow) => void
}

/** One entry on one line: what kind, what was said or changed, on which record, by whom, when. */
export const ActivityLineView = memo(function ActivityLineView(props: Props) {
  const { id, entry, start, active, onOpen } = props
  const { t, i18n } = useTranslation()
  const { type, label } = entryHeading(entry, t)
  const Picture = activityIcon(type)
  return (
    <tr
      id={id}
      className={classes.line}
      style={{ insetBlockStart: start }}
      aria-selected={active}
      data-testid="activity-line"
      data-type={entry.type}
      data-open={entry.record?.mayOpen || undefined}
      onClick={() => onOpen(entry)}
    >
      <td className={classes.icon} title={label}>
        <Picture size={15} stroke={1.6} aria-label={label} />
      </td>
      <td className={classes.record}>
        {entry.record ? (
          <RecordLink record={entry.record} />
        ) : (
          <span className={classes.none}>{t('activities.list.noRecord')}</span>
        )}
      </td>
      <td className={classes.what}>
        <EntryWords entry={entry} />
      </td>
      <td className={classes.author}>
        <Author email={entry.user_email} />
      </td>
      <td className={classes.when}>
        {entry.created_at && (
          <time
            dateTime={entry.created_at.toISOString()}
            title={formatMoment(entry.created_at, i18n.language)}
          >
            {formatTime(entry.created_at, i18n.language)}
          </time>
        )}
      </td>
    </tr>
  )
})

function Author({ email }: { email: string | null }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  if (!email) return t('activities.automatic')
  return (
    <>
      <Initials name={nameOf(email)} hueKey={comparableEmail(email)} />
      <bdi className={classes.text} title={email}>
        {nameOf(email)}
      </bdi>
    </>
  )
}
