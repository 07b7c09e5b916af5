import { useTranslation } from 'react-i18next'
import { comparableEmail } from '#shared/values/email.ts'
import { Initials } from './Initials.tsx'
import classes from './marks.module.css'
import { type Teammates, useTeammates } from './useTeammates.ts'

type Props = {
  /** E-mail or id, as stored; null when nobody owns the record. */
  owner: string | null
  /** Only the circle; the name is still there for screen readers and on hover. */
  compact?: boolean
}

/** Who owns a record: initials and name. */
export function OwnerBadge({ owner, compact = false }: Props) {
  const { t } = useTranslation()
  const teammates = useTeammates()
  if (owner === null) return <NobodyLine label={t('common.unassigned')} compact={compact} />
  return <OwnerLine owner={owner} teammates={teammates} compact={compact} />
}

/** A known owner without hooks, for long lists that look people up once for all rows. */
export function OwnerLine({
  owner,
  teammates,
  compact = false
}: {
  owner: string
  teammates: Teammates
  compact?: boolean
}) {
  const name = teammates.nameOf(owner)
  return (
    <span className={classes.owner} title={compact ? name : owner}>
      <Initials name={name} hueKey={comparableEmail(teammates.find(owner)?.email ?? owner)} />
      <bdi className={compact ? classes.hidden : classes.text}>{name}</bdi>
    </span>
  )
}

/** The empty place of an owner. */
export function NobodyLine({ label, compact = false }: { label: string; compact?: boolean }) {
  return (
    <span className={classes.owner} title={compact ? label : undefined}>
      <span className={`${classes.circle} ${classes.nobody}`} aria-hidden />
      <span className={compact ? classes.hidden : `${classes.text} ${classes.noName}`}>{label}</span>
    </span>
  )
}
