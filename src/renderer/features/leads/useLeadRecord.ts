import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import type { EditedRecord } from '#renderer/records/fields/record.ts'
import { writeField } from '#renderer/records/fields/write-field.ts'
import { type LeadField, leadFieldsSchema } from '#shared/leads/lead.contract.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { patchLead, shownValue, storedValue, withValue } from './lead-cache.ts'

/** A lead as the parts see it that show and edit fields. */
export function useLeadRecord(lead: Lead): EditedRecord<LeadField> {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      label: (field) => t(`leads.field.${field}`),
      shown: (field) => shownValue(lead, field),
      stored: (field) => storedValue(lead, field),
      schema: (field) => leadFieldsSchema.shape[field],
      write: (field, value, base = storedValue(lead, field)) =>
        writeField<Lead>({
          field,
          value,
          base,
          record: lead,
          change: withValue(field, value),
          patch: (change) => patchLead(lead._id, change),
          update: (input) => api.leads.update({ _id: lead._id, ...input })
        })
    }),
    [lead, t]
  )
}
