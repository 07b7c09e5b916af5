import type { TFunction } from 'i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { formatMoment, formatNumber } from '#renderer/records/formats.ts'
import { NobodyLine, OwnerLine } from '#renderer/records/OwnerBadge.tsx'
import { noPriority, PriorityLine } from '#renderer/records/PriorityMark.tsx'
import { relativeMoment } from '#renderer/records/relative-date.ts'
import { StageChip } from '#renderer/records/StageBadge.tsx'
import { StatusLine } from '#renderer/records/StatusBadge.tsx'
import type { Teammates } from '#renderer/records/useTeammates.ts'
import { leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import classes from './LeadList.module.css'
import { leadTones } from './lead-names.ts'

/** The cells of the lead list. Plain functions of their values, without hooks: see `useLeadColumns`. */

type LeadProps = { lead: LeadRow; t: TFunction }

/** Brand and person in two tones. */
export function NamesCell({ lead }: { lead: LeadRow }) {
  const { main, aside } = leadTones(lead)
  return (
    <span className={classes.names} title={aside ? `${main} · ${aside}` : main}>
      <bdi className={classes.brand}>{main}</bdi>
      {aside && <bdi className={classes.person}>{aside}</bdi>}
    </span>
  )
}

export function StatusCell({ lead, t }: LeadProps) {
  const status = shownStatus(lead)
  return <StatusLine status={status} label={enumLabel(t, 'lead_status', status)} />
}

export function StageCell({ lead, t }: LeadProps) {
  return <StageChip stage={lead.stage} label={enumLabel(t, 'lead_stage', lead.stage ?? '')} />
}

export function PriorityCell({ lead, t }: LeadProps) {
  const priority = lead.priority ?? noPriority
  return <PriorityLine priority={priority} label={enumLabel(t, 'priority', priority)} />
}

/** Most leads wait for an owner: the empty circle alone keeps the column calm. */
export function OwnerCell({ lead, t, teammates }: LeadProps & { teammates: Teammates }) {
  const owner = leadOwner(lead) ?? lead.owner_id
  if (owner === null) return <NobodyLine label={t('common.unassigned')} compact />
  return <OwnerLine owner={owner} teammates={teammates} />
}

/** How long ago, the exact moment on hover. */
export function DateCell({ date, language }: { date: Date | null; language: string }) {
  if (!date) return <Nothing />
  return (
    <time dateTime={date.toISOString()} title={formatMoment(date, language)} className={classes.ellipsis}>
      {relativeMoment(date, new Date(), language)}
    </time>
  )
}

export function LabelCell({ kind, stored, t }: { kind: LabelKind; stored: string | null; t: TFunction }) {
  return <TextCell text={stored ? enumLabel(t, kind, stored) : null} />
}

export function BudgetCell({ amount, language }: { amount: number | null; language: string }) {
  return amount === null ? <Nothing /> : <bdi>{formatNumber(amount, language)}</bdi>
}

export function TextCell({ text }: { text: string | null }) {
  if (!text) return <Nothing />
  return (
    <bdi className={classes.ellipsis} title={text}>
      {text}
    </bdi>
  )
}

function Nothing() {
  return <span className={classes.nothing}>—</span>
}

export function TagsCell({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <Nothing />
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.map((tag) => (
        <bdi key={tag} className={classes.tag}>
          {tag}
        </bdi>
      ))}
    </span>
  )
}
