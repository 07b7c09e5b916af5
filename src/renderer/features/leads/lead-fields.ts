import type { FieldSpec } from '#renderer/records/fields/record.ts'
import type { LeadField } from '#shared/leads/lead.contract.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import {
  expansionTypes,
  leadStatuses,
  priorities,
  sectors,
  storeFormats,
  timelines
} from '#shared/leads/lead.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'

/** Fields that can only be read; the empty ones are left out. */
export type PlainField = Extract<
  keyof Lead,
  | 'pack_requested'
  | 'message'
  | 'notes'
  | 'preferred_contact_date'
  | 'preferred_contact_time'
  | 'utm_source'
  | 'utm_medium'
  | 'utm_campaign'
  | 'referrer'
>

export type FieldGroup = {
  name: 'contact' | 'project' | 'origin' | 'request'
  fields: FieldSpec<LeadField>[]
  plain: PlainField[]
}

/** The fields that the page shows above all others, and that a list edits in place as well. */
const markedFields: FieldSpec<LeadField>[] = [
  { field: 'status', kind: 'choice', label: 'lead_status', options: leadStatuses, required: true },
  { field: 'stage', kind: 'choice', label: 'lead_stage', options: stages, required: true },
  { field: 'priority', kind: 'choice', label: 'priority', options: priorities, required: true },
  { field: 'owner_email', kind: 'owner' }
]

/** How a field is edited; undefined for one that can only be read. */
export function fieldSpec(field: string): FieldSpec<LeadField> | undefined {
  return [...markedFields, ...fieldGroups.flatMap(({ fields }) => fields)].find(
    (spec) => spec.field === field
  )
}

/** The fields of the lead page in their order. */
export const fieldGroups: FieldGroup[] = [
  {
    name: 'contact',
    fields: [
      { field: 'brand_name', kind: 'line' },
      { field: 'name', kind: 'line' },
      { field: 'email', kind: 'email' },
      { field: 'phone', kind: 'phone' },
      { field: 'company', kind: 'line' },
      { field: 'language', kind: 'choice', label: 'language', options: languages, required: true }
    ],
    plain: []
  },
  {
    name: 'project',
    fields: [
      { field: 'sector', kind: 'choice', label: 'sector', options: sectors },
      { field: 'expansion_type', kind: 'choice', label: 'expansion_type', options: expansionTypes },
      { field: 'format', kind: 'choice', label: 'format', options: storeFormats },
      { field: 'timeline', kind: 'choice', label: 'timeline', options: timelines },
      { field: 'target_city', kind: 'line' },
      { field: 'budget_estimated', kind: 'number' },
      { field: 'focus_notes', kind: 'text' },
      { field: 'tags', kind: 'tags' }
    ],
    plain: []
  },
  {
    name: 'request',
    fields: [],
    plain: ['pack_requested', 'message', 'notes', 'preferred_contact_date', 'preferred_contact_time']
  },
  {
    name: 'origin',
    fields: [{ field: 'source', kind: 'line' }],
    plain: ['utm_source', 'utm_medium', 'utm_campaign', 'referrer']
  }
]
