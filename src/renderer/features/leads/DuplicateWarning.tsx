import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import classes from './LeadCreate.module.css'
import { leadTones } from './lead-names.ts'

type Props = {
  email: string
  brand: string
  /** What the main process answered on saving, which counts more than what was asked while typing. */
  refusedAs: LeadDuplicate[] | null
}

/** Asks the server only when typing pauses. */
const pauseMs = 300

/** Leads that look the same, shown while typing and when saving was refused. */
export function DuplicateWarning({ email, brand, refusedAs }: Props) {
  const { t } = useTranslation()
  const [asked] = useDebouncedValue({ email: email.trim(), brand_name: brand.trim() }, pauseMs)
  const enabled = asked.email.includes('@') && asked.brand_name !== ''
  const { data } = useQuery({ ...callOptions('leads', 'duplicates', asked), enabled })
  const isCurrent = asked.email === email.trim() && asked.brand_name === brand.trim()
  const leads = refusedAs ?? (enabled && isCurrent ? (data ?? []) : [])
  if (leads.length === 0) return null
  return (
    <div className={classes.warning} role="alert">
      <IconAlertTriangle size={16} className={classes.warningIcon} aria-hidden />
      <div className={classes.warningBody}>
        <p>{t('leads.create.duplicate', { count: leads.length })}</p>
        <ul>
          {leads.slice(0, 5).map((lead) => (
            <li key={lead._id}>
              <Duplicate lead={lead} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** One existing lead; one that the person may not open tells only whom to ask. */
function Duplicate({ lead }: { lead: LeadDuplicate }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  const owner = leadOwner(lead)
  const { main, aside } = leadTones(lead)
  const name = <bdi>{aside ? `${main} · ${aside}` : main}</bdi>
  return (
    <>
      {lead.mayOpen ? <Link href={`/leads/${lead._id}`}>{name}</Link> : <span>{name}</span>}
      <span className={classes.facts}>
        {lead.mayOpen && <StatusBadge status={shownStatus(lead)} />}
        {owner && <bdi>{t('leads.create.ownedBy', { owner: nameOf(owner) })}</bdi>}
        {lead.mayOpen ? <RelativeDate date={lead.created_at} /> : t('leads.create.askOwner')}
      </span>
    </>
  )
}
