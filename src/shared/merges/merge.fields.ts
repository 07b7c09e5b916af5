import type { DuplicateKind } from '../duplicates/duplicate.values.ts'

/**
 * What a person chooses between when two records become one, and the stored fields that go together (domain.md 2.3,
 * 2.4, 9). Lists are not chosen: the winner gets the entries of both.
 */

export const leadMergeFields = {
  brand_name: ['brand_name'],
  name: ['name', 'contact_name', 'full_name', 'first_name', 'last_name'],
  email: ['email'],
  phone: ['phone'],
  company: ['company', 'company_name', 'company_id'],
  language: ['language'],
  sector: ['sector'],
  expansion_type: ['expansion_type'],
  format: ['format'],
  timeline: ['timeline'],
  budget_estimated: ['budget_estimated'],
  target_city: ['target_city'],
  focus_notes: ['focus_notes'],
  status: ['status'],
  stage: ['stage'],
  priority: ['priority'],
  owner_email: ['owner_email', 'assigned_to', 'owner_id', 'owner'],
  source: ['source'],
  message: ['message', 'pack_requested', 'preferred_contact_date', 'preferred_contact_time'],
  analysis: ['analysis', 'analysis_meta', 'analysis_text', 'mini_analysis_id', 'pdf_url'],
  converted_to_contact_id: ['converted_to_contact_id', 'converted_contact_id', 'converted_at']
} as const
export type LeadMergeField = keyof typeof leadMergeFields

export const contactMergeFields = {
  name: ['name'],
  email: ['email'],
  phone: ['phone'],
  company: ['company', 'company_name', 'company_id'],
  brand_name: ['brand_name'],
  position: ['position'],
  country: ['country'],
  language: ['language'],
  sector: ['sector'],
  notes: ['notes'],
  owner_email: ['owner_email', 'assigned_to', 'owner_id', 'owner'],
  source: ['source']
} as const
export type ContactMergeField = keyof typeof contactMergeFields

export type MergeField = LeadMergeField | ContactMergeField

/** The stored fields of what may be chosen, by kind. */
export const mergeFields: Record<DuplicateKind, Partial<Record<MergeField, readonly string[]>>> = {
  lead: leadMergeFields,
  contact: contactMergeFields
}

/** What names a record, as a person counts it; copies that programs keep of the same are no group. */
export const linkGroups = [
  'tasks',
  'opportunities',
  'invoices',
  'history',
  'mails',
  'analyses',
  'contacts',
  'leads',
  'newsletter'
] as const
export type LinkGroup = (typeof linkGroups)[number]

/** Lists of texts whose entries are joined. */
export const joinedLists: Record<DuplicateKind, readonly string[]> = {
  lead: ['tags'],
  contact: ['tags', 'lead_ids', 'opportunity_ids']
}
