import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { shownStatus } from '#shared/leads/lead.rules.ts'
import classes from './Duplicates.module.css'
import type { Suspect } from './duplicate.groups.ts'

type Props = {
  kind: DuplicateKind
  suspect: Suspect
  /** Undefined where there is nothing to choose. */
  picked: boolean | undefined
  onPick: (picked: boolean) => void
}

/** One record of a group on one line. */
export function SuspectRow({ kind, suspect, picked, onPick }: Props) {
  const { t } = useTranslation()
  const { _id, name, aside, email, phone, owner, lead, since } = suspect
  return (
    <li className={classes.suspect} data-choice={picked !== undefined || undefined} data-kind={kind}>
      {picked !== undefined && (
        <input
          type="checkbox"
          className={classes.check}
          checked={picked}
          aria-label={t('duplicates.select', { name })}
          onChange={(event) => onPick(event.currentTarget.checked)}
        />
      )}
      <Link href={`/${kind}s/${_id}`} className={classes.who}>
        <bdi>{name}</bdi>
        {aside && <bdi className={classes.aside}>{aside}</bdi>}
      </Link>
      <bdi className={classes.fact}>{email}</bdi>
      <bdi className={classes.phone}>{phone}</bdi>
      <span className={classes.status}>{lead && <StatusBadge status={shownStatus(lead)} />}</span>
      <span className={classes.owner}>{owner && <OwnerBadge owner={owner} />}</span>
      <span className={classes.since}>
        <RelativeDate date={since} />
      </span>
    </li>
  )
}
