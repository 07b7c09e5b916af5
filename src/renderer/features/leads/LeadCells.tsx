import type { TFunction } from 'i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { noPriority, PriorityLine } from '#renderer/records/PriorityMark.tsx'
import { StageChip } from '#renderer/records/StageBadge.tsx'
import { StatusLine } from '#renderer/records/StatusBadge.tsx'
import { shownStatus } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'

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
