import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import type { EditedRecord } from '#renderer/records/fields/record.ts'
import { writeField } from '#renderer/records/fields/write-field.ts'
import { patchRecord } from '#renderer/records/list/patch.record.ts'
import { type LeadField, leadFieldsSchema } from '#shared/leads/lead.contract.ts'
import type { Lead, LeadRow } from '#shared/leads/lead.schema.ts'
import { shownValue, storedValue, withValue } from './lead-cache.ts'

/** A lead as the parts see it that show and edit fields. */
export function useLeadRecord(lead: Lead): EditedRecord<LeadField> {
  const { t } = useTranslation()
  return useMemo(() => leadRecord(lead, t), [lead, t])
}

/** The same for a row of the list: only its own fields can be asked for. */
export function leadRecord(lead: LeadRow | Lead, t: TFunction): EditedRecord<LeadField> {
  return {
    ref: { lead_id: lead._id },
    label: (field) => t(`leads.field.${field}`),
    shown: (field) => shownValue(lead, field),
    stored: (field) => storedValue(lead, field),
    schema: (field) => leadFieldsSchema.shape[field],
    write: (field, value, base = storedValue(lead, field)) =>
      writeField<Partial<Lead>>({
        field,
        value,
        base,
        record: lead,
        change: withValue(field, value),
        patch: (change) => patchRecord('leads', lead._id, change),
        update: (input) => api.leads.update({ _id: lead._id, ...input })
      })
  }
}
