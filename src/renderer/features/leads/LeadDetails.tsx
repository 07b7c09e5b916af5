import { useTranslation } from 'react-i18next'
import { RecordDetails } from '#renderer/records/fields/RecordDetails.tsx'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { fieldGroups } from './lead-fields.ts'
import { useLeadRecord } from './useLeadRecord.ts'

/** Every field of a lead, in groups. */
export function LeadDetails({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const record = useLeadRecord(lead)
  const groups = fieldGroups.map(({ name, fields, plain }) => ({
    key: name,
    title: t(`leads.page.group.${name}`),
    fields,
    plain: plain.map((field) => ({ key: field, label: t(`leads.field.${field}`), text: lead[field] })),
    ...(name === 'origin' && {
      dates: (['created_at', 'updated_at'] as const).map((field) => ({
        key: field,
        label: t(`leads.field.${field}`),
        date: lead[field]
      }))
    })
  }))
  return <RecordDetails record={record} groups={groups} others={lead.other_fields} />
}
