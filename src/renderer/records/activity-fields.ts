import type { TFunction } from 'i18next'
import { enumLabel, type LabelKind } from './enum-labels.ts'
import { formatDay, formatNumber } from './formats.ts'

/** Names and values of the fields that entries of the timeline speak of. */

const labelKinds: Record<string, LabelKind> = {
  status: 'lead_status',
  stage: 'stage',
  lead_stage: 'lead_stage',
  priority: 'priority',
  sector: 'sector',
  language: 'language',
  expansion_type: 'expansion_type',
  format: 'format',
  timeline: 'timeline'
}

const numberFields = new Set(['budget_estimated', 'value', 'probability'])
const dateFields = new Set(['expected_close_date', 'next_action_date'])

const references = new Set(['lead_id', 'contact_id'])

/** Fields whose values are ids, which say nothing to a reader. */
export function isReference(field: string): boolean {
  return references.has(field)
}

/** A field's name in the user's language; the stored name when it has none. */
export function fieldName(t: TFunction, field: string): string {
  const ownName = t(`activities.field.${field}` as 'activities.field.value', { defaultValue: '' })
  const ofContacts = t(`contacts.field.${field}` as 'contacts.field.name', { defaultValue: field })
  return ownName || t(`leads.field.${field}` as 'leads.field.name', { defaultValue: ofContacts })
}

/** A changed value as the screen shows it elsewhere: label, number, day, a person's name; else as it is. */
export function fieldValue(
  t: TFunction,
  language: string,
  change: { field: string; value: string },
  nameOf: (key: string) => string
): string {
  const { field, value } = change
  const kind = labelKinds[field]
  if (kind) return enumLabel(t, kind, value)
  if (field === 'owner_email') return nameOf(value)
  if (numberFields.has(field) && Number.isFinite(Number(value))) return formatNumber(Number(value), language)
  if (dateFields.has(field)) return dayText(value, language)
  return value
}

function dayText(value: string, language: string): string {
  const day = new Date(value)
  return Number.isNaN(day.getTime()) ? value : formatDay(day, new Date(), language)
}
