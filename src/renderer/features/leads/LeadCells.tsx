import type { TFunction } from 'i18next'
import type { CSSProperties } from 'react'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { TextCell } from '#renderer/records/list/Cells.tsx'
import { noPriority, PriorityLine } from '#renderer/records/PriorityMark.tsx'
import { StageChip } from '#renderer/records/StageBadge.tsx'
import { StatusLine } from '#renderer/records/StatusBadge.tsx'
import { shownStatus } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import classes from './LeadCells.module.css'

/** The cells that only leads have. Plain functions of their values, without hooks: see `useLeadColumns`. */

type LeadProps = { lead: LeadRow; t: TFunction }

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

/** The number, and a bar that is seen from afar. */
export function ScoreCell({ score }: { score: number | null }) {
  if (score === null) return <TextCell text={null} />
  return (
    <span className={classes.score}>
      <span className={classes.scoreBar} style={{ '--score': `${score}%` } as CSSProperties} aria-hidden />
      {score}
    </span>
  )
}
