import { useTranslation } from 'react-i18next'
import { writeOrAsk } from '#renderer/records/fields/conflict.write.ts'
import classes from '#renderer/records/fields/Mark.module.css'
import { Mark } from '#renderer/records/fields/Mark.tsx'
import { OwnerMark } from '#renderer/records/fields/OwnerMark.tsx'
import { PriorityMark } from '#renderer/records/PriorityMark.tsx'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { WaitingMark } from '#renderer/records/WaitingMark.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import type { LeadField } from '#shared/leads/lead.contract.ts'
import { canonicalPriority, canonicalStatus, leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.values.ts'
import { canonicalStage, stages } from '#shared/opportunities/stages.ts'
import { fieldSpec } from './lead-fields.ts'
import { leadRecord, useLeadRecord } from './useLeadRecord.ts'

/** Status, stage, priority and owner: each opens a menu and is written at once; where somebody else was faster, both values are shown. */
export function LeadMarks({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const record = useLeadRecord(lead)
  const recordOf = (current: Lead) => leadRecord(current, t)
  const change = (field: LeadField) => (value: string | null) => {
    const spec = fieldSpec(field)
    if (spec) void writeOrAsk({ record, recordOf, spec, value, base: record.stored(field) })
  }
  const isConverted = lead.converted_to_contact_id !== null
  return (
    <div className={classes.marks}>
      <WaitingMark id={lead._id} />
      <Mark
        name={t('leads.field.status')}
        shown={<StatusBadge status={shownStatus(lead)} />}
        options={leadStatuses.map((value) => ({ value, node: <StatusBadge status={value} /> }))}
        chosen={canonicalStatus(shownStatus(lead))}
        onChoose={mayWrite && !isConverted ? change('status') : undefined}
        why={isConverted ? t('leads.page.converted') : undefined}
      />
      <Mark
        name={t('leads.field.stage')}
        shown={<StageBadge of="lead_stage" stage={lead.stage} />}
        options={stages.map((value) => ({ value, node: <StageBadge of="lead_stage" stage={value} /> }))}
        chosen={canonicalStage(lead.stage)}
        onChoose={mayWrite ? change('stage') : undefined}
      />
      <Mark
        name={t('leads.field.priority')}
        shown={<PriorityMark priority={lead.priority} withLabel />}
        options={priorities.map((value) => ({ value, node: <PriorityMark priority={value} withLabel /> }))}
        chosen={canonicalPriority(lead.priority)}
        onChoose={mayWrite ? change('priority') : undefined}
      />
      <OwnerMark owner={leadOwner(lead)} onChoose={mayWrite ? change('owner_email') : undefined} />
    </div>
  )
}
