import { contactOwner } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import {
  canonicalPriority,
  canonicalSector,
  canonicalStatus,
  leadOwner,
  personName
} from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import type { ContactMergeField, LeadMergeField, MergeField } from '#shared/merges/merge.fields.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import type { FieldSpec } from '../fields/record.ts'

/** How the fields that a merge decides on are shown, and what two records have there: pure. */

/** `record` is the id of a contact, which the screen shows by its name. */
export type MergeSpec = FieldSpec<MergeField> | { field: MergeField; kind: 'record' }

const none: readonly string[] = []

const leadSpecs: Record<LeadMergeField, MergeSpec> = {
  brand_name: { field: 'brand_name', kind: 'line' },
  name: { field: 'name', kind: 'line' },
  email: { field: 'email', kind: 'email' },
  phone: { field: 'phone', kind: 'phone' },
  company: { field: 'company', kind: 'line' },
  converted_to_contact_id: { field: 'converted_to_contact_id', kind: 'record' },
  status: { field: 'status', kind: 'choice', label: 'lead_status', options: none },
  stage: { field: 'stage', kind: 'choice', label: 'lead_stage', options: none },
  priority: { field: 'priority', kind: 'choice', label: 'priority', options: none },
  owner_email: { field: 'owner_email', kind: 'owner' },
  language: { field: 'language', kind: 'choice', label: 'language', options: none },
  sector: { field: 'sector', kind: 'choice', label: 'sector', options: none },
  expansion_type: { field: 'expansion_type', kind: 'choice', label: 'expansion_type', options: none },
  format: { field: 'format', kind: 'choice', label: 'format', options: none },
  timeline: { field: 'timeline', kind: 'choice', label: 'timeline', options: none },
  target_city: { field: 'target_city', kind: 'line' },
  budget_estimated: { field: 'budget_estimated', kind: 'number' },
  focus_notes: { field: 'focus_notes', kind: 'text' },
  message: { field: 'message', kind: 'text' },
  analysis: { field: 'analysis', kind: 'text' },
  source: { field: 'source', kind: 'line' }
}

const contactSpecs: Record<ContactMergeField, MergeSpec> = {
  name: { field: 'name', kind: 'line' },
  email: { field: 'email', kind: 'email' },
  phone: { field: 'phone', kind: 'phone' },
  company: { field: 'company', kind: 'line' },
  brand_name: { field: 'brand_name', kind: 'line' },
  position: { field: 'position', kind: 'line' },
  owner_email: { field: 'owner_email', kind: 'owner' },
  country: { field: 'country', kind: 'line' },
  language: { field: 'language', kind: 'choice', label: 'language', options: none },
  sector: { field: 'sector', kind: 'choice', label: 'sector', options: none },
  notes: { field: 'notes', kind: 'text' },
  source: { field: 'source', kind: 'line' }
}

/** Two records of one kind. */
export type MergePair =
  | { kind: 'lead'; records: [Lead, Lead] }
  | { kind: 'contact'; records: [Contact, Contact] }

export type MergeValue = string | number | null
export type MergeLine = { spec: MergeSpec; values: [MergeValue, MergeValue] }

/** What both have in every field where at least one has something. */
export function mergeLines(pair: MergePair): MergeLine[] {
  const lines =
    pair.kind === 'lead'
      ? Object.values(leadSpecs).map((spec) => lineOf(spec, pair.records, leadValue))
      : Object.values(contactSpecs).map((spec) => lineOf(spec, pair.records, contactValue))
  return lines.filter(({ values }) => values.some((value) => value !== null))
}

function lineOf<R>(
  spec: MergeSpec,
  [a, b]: [R, R],
  read: (record: R, field: MergeField) => MergeValue
): MergeLine {
  return { spec, values: [read(a, spec.field), read(b, spec.field)] }
}

/** How much of a long text helps to tell two apart. */
const shownLength = 300

/**
 * A legacy spelling counts as the value that it stands for, and so does an absent status, stage or priority: two of them
 * are no difference, and what is absent is not filled in with less.
 */
function leadValue(lead: Lead, field: MergeField): MergeValue {
  switch (field as LeadMergeField) {
    case 'name':
      return personName(lead)
    case 'owner_email':
      return leadOwner(lead)
    case 'status':
      return canonicalStatus(lead.status) ?? lead.status
    case 'stage':
      return canonicalStage(lead.stage) ?? lead.stage
    case 'priority':
      return canonicalPriority(lead.priority) ?? lead.priority
    case 'sector':
      return canonicalSector(lead.sector) ?? lead.sector
    case 'message':
      return cut(lead.message ?? lead.pack_requested)
    case 'analysis':
      return cut(lead.analysis ?? lead.analysis_text) ?? (lead.has_pdf ? 'PDF' : null)
    case 'focus_notes':
      return cut(lead.focus_notes)
    default:
      return blankAsNull(lead[field as 'email' | 'budget_estimated'])
  }
}

function contactValue(contact: Contact, field: MergeField): MergeValue {
  if (field === 'owner_email') return contactOwner(contact)
  if (field === 'sector') return canonicalSector(contact.sector) ?? contact.sector
  if (field === 'notes') return cut(contact.notes)
  return blankAsNull(contact[field as 'name'])
}

function cut(text: string | null): string | null {
  if (!text?.trim()) return null
  return text.length > shownLength ? `${text.slice(0, shownLength).trimEnd()}…` : text
}

function blankAsNull(value: MergeValue): MergeValue {
  return typeof value === 'string' && value.trim() === '' ? null : value
}
