import { z } from 'zod'
import { readDate, readId, readNumber, readText, readTexts, type StoredDocument } from '../values/stored.ts'

/**
 * What a lead is, with the database's own field names (domain.md 2.3), and how every stored variation is read.
 * Enum fields keep the stored text: `lead.rules.ts` says which canonical value they stand for.
 */

/** A line of the lead list: light fields only, never the analysis or the PDF (domain.md 2.3 "Careful"). */
export const leadRowSchema = z.object({
  _id: z.string(),
  brand_name: z.string().nullable(),
  name: z.string().nullable(),
  contact_name: z.string().nullable(),
  full_name: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  sector: z.string().nullable(),
  language: z.string().nullable(),
  status: z.string().nullable(),
  stage: z.string().nullable(),
  priority: z.string().nullable(),
  tags: z.array(z.string()),
  target_city: z.string().nullable(),
  budget_estimated: z.number().nullable(),
  expansion_type: z.string().nullable(),
  format: z.string().nullable(),
  timeline: z.string().nullable(),
  source: z.string().nullable(),
  utm_source: z.string().nullable(),
  assigned_to: z.string().nullable(),
  owner_email: z.string().nullable(),
  owner_id: z.string().nullable(),
  converted_to_contact_id: z.string().nullable(),
  /** Kept on the lead only where an administrator wants lists to sort by it. */
  score: z.number().nullable(),
  created_at: z.date().nullable(),
  updated_at: z.date().nullable()
})
export type LeadRow = z.infer<typeof leadRowSchema>

/**
 * Everything about one lead. `other_fields` carries, as text, stored fields that have no place of their own, and
 * amounts and dates that can't be read as such.
 */
export const leadSchema = leadRowSchema.extend({
  focus_notes: z.string().nullable(),
  message: z.string().nullable(),
  notes: z.string().nullable(),
  utm_medium: z.string().nullable(),
  utm_campaign: z.string().nullable(),
  referrer: z.string().nullable(),
  pack_requested: z.string().nullable(),
  preferred_contact_date: z.string().nullable(),
  preferred_contact_time: z.string().nullable(),
  request_count: z.number().nullable(),
  activity_count: z.number().nullable(),
  analysis: z.string().nullable(),
  analysis_text: z.string().nullable(),
  has_pdf: z.boolean(),
  converted_to_opportunity_id: z.string().nullable(),
  other_fields: z.array(z.object({ field: z.string(), value: z.string() }))
})
export type Lead = z.infer<typeof leadSchema>

/** Fields that a list fetches; everything heavy or private stays in the database. */
export const leadRowFields = Object.keys(leadRowSchema.shape)

/** Never shown: raw addresses of visitors (domain.md 7) and what is shown elsewhere or far too long. */
const hiddenFields = new Set([
  'ip_address',
  'user_agent',
  'pdf_url',
  'analysis_meta',
  'converted_contact_id',
  'score_changes_at'
])

const knownFields = new Set([...Object.keys(leadSchema.shape), ...hiddenFields])

/** Reads a stored lead for a list. Never throws. */
export function readLeadRow(doc: StoredDocument): LeadRow {
  return {
    _id: readId(doc._id) ?? '',
    brand_name: readText(doc.brand_name),
    name: readText(doc.name),
    contact_name: readText(doc.contact_name),
    full_name: readText(doc.full_name),
    first_name: readText(doc.first_name),
    last_name: readText(doc.last_name),
    email: readText(doc.email),
    phone: readText(doc.phone),
    company: readText(doc.company) ?? readText(doc.company_name),
    sector: readText(doc.sector),
    language: readText(doc.language),
    status: readText(doc.status),
    stage: readText(doc.stage),
    priority: readText(doc.priority),
    tags: readTexts(doc.tags),
    target_city: readText(doc.target_city),
    budget_estimated: readNumber(doc.budget_estimated),
    expansion_type: readText(doc.expansion_type),
    format: readText(doc.format),
    timeline: readText(doc.timeline),
    source: readText(doc.source),
    utm_source: readText(doc.utm_source),
    assigned_to: readText(doc.assigned_to),
    owner_email: readText(doc.owner_email) ?? readText(doc.owner),
    owner_id: readId(doc.owner_id),
    converted_to_contact_id: readId(doc.converted_to_contact_id) ?? readId(doc.converted_contact_id),
    score: readNumber(doc.score),
    created_at: readDate(doc.created_at),
    updated_at: readDate(doc.updated_at)
  }
}

/** Reads a stored lead whole. Never throws. */
export function readLead(doc: StoredDocument): Lead {
  return {
    ...readLeadRow(doc),
    focus_notes: readText(doc.focus_notes),
    message: readText(doc.message),
    notes: readTexts(doc.notes).join('\n') || null,
    utm_medium: readText(doc.utm_medium),
    utm_campaign: readText(doc.utm_campaign),
    referrer: readText(doc.referrer),
    pack_requested: readText(doc.pack_requested),
    preferred_contact_date: readText(doc.preferred_contact_date),
    preferred_contact_time: readText(doc.preferred_contact_time),
    request_count: readNumber(doc.request_count),
    activity_count: readNumber(doc.activity_count),
    analysis: readText(doc.analysis),
    analysis_text: readText(doc.analysis_text),
    has_pdf: Boolean(doc.pdf_url),
    converted_to_opportunity_id: readId(doc.converted_to_opportunity_id),
    other_fields: otherFields(doc)
  }
}

function otherFields(doc: StoredDocument): Lead['other_fields'] {
  return Object.entries(doc)
    .filter(([field, value]) => !knownFields.has(field) || isUnreadable(field, value))
    .map(([field, value]) => ({ field, value: (readText(value) ?? '').slice(0, 2000) }))
    .filter(({ value }) => value.trim() !== '')
}

/** The fields whose reader knows no text. */
const strictReaders: Record<string, (value: unknown) => unknown> = {
  budget_estimated: readNumber,
  request_count: readNumber,
  activity_count: readNumber,
  created_at: readDate,
  updated_at: readDate
}

function isUnreadable(field: string, value: unknown): boolean {
  const read = Object.hasOwn(strictReaders, field) ? strictReaders[field] : undefined
  return read !== undefined && read(value) === null
}
