import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Initials } from '#renderer/records/Initials.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { AuditRow } from '#shared/audit/audit.contract.ts'
import { pathOf, recordKinds } from '#shared/records/record.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import classes from './Users.module.css'

/** One entry: who did what to which record, when, and what changed. */
export function AuditLine({ row }: { row: AuditRow }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  const who = row.user_email ? nameOf(row.user_email) : t('users.log.program')
  return (
    <li className={classes.entry} data-testid="audit-entry">
      <Initials name={who} hueKey={comparableEmail(row.user_email ?? who)} />
      <div className={classes.entryBody}>
        <p className={classes.sentence}>
          <bdi className={classes.name}>{who}</bdi>{' '}
          {t(`users.log.actions.${row.action as 'update'}`, row.action)}{' '}
          {t(`users.log.kinds.${row.entity_type as 'lead'}`, row.entity_type)} <Subject row={row} />
        </p>
        {row.changes.length > 0 && (
          <ul className={classes.changes}>
            {row.changes.map(({ field, old, new: fresh }) => (
              <li key={field}>
                <bdi>{field}</bdi>: <bdi>{old ?? '—'}</bdi> → <bdi>{fresh ?? '—'}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className={classes.quiet}>
        <RelativeDate date={row.at} />
      </span>
    </li>
  )
}

/** What it was about: a link, unless it is gone. */
function Subject({ row: { action, entity_type, entity_id, name } }: { row: AuditRow }) {
  const kind = recordKinds.find((known) => known === entity_type)
  const label = <bdi className={classes.name}>{name ?? entity_id?.slice(-6) ?? '—'}</bdi>
  if (!kind || !entity_id || action === 'delete') return label
  return <Link href={pathOf({ kind, _id: entity_id })}>{label}</Link>
}
