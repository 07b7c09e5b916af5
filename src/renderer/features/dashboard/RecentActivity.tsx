import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { activityIcon } from '#renderer/records/activity-icons.ts'
import { EntryWords, entryHeading } from '#renderer/records/EntryWords.tsx'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { RecordLink } from '#renderer/records/RecordLink.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import type { OpenLists } from './open-lists.ts'
import classes from './Today.module.css'

const limit = 8

/** What happened last to all records that the user may see. */
export function RecentActivity({ open }: { open: OpenLists }) {
  const { t } = useTranslation()
  const query = useQuery(callOptions('activities', 'list', { limit }))
  return (
    <Card title={t('dashboard.recent')} query={query} wide>
      {({ entries }) => {
        if (entries.length === 0) return <Nothing>{t('dashboard.nothing.recent')}</Nothing>
        return (
          <>
            <ul className={classes.list}>
              {entries.map((entry) => (
                <Line key={`${entry.origin} ${entry._id}`} entry={entry} />
              ))}
            </ul>
            <button type="button" className={classes.all} onClick={() => open.activities({})}>
              {t('dashboard.allActivity')}
            </button>
          </>
        )
      }}
    </Card>
  )
}

function Line({ entry }: { entry: ActivityRow }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  const { type, label } = entryHeading(entry, t)
  const Picture = activityIcon(type)
  return (
    <li className={classes.entry}>
      <Picture size={15} stroke={1.6} className={classes.icon} role="img" aria-label={label} />
      <span className={classes.record}>{entry.record && <RecordLink record={entry.record} />}</span>
      <EntryWords entry={entry} />
      <span className={classes.aside}>
        <bdi>{entry.user_email ? nameOf(entry.user_email) : t('activities.automatic')}</bdi>
        <RelativeDate date={entry.created_at} />
      </span>
    </li>
  )
}
