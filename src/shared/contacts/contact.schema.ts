import { z } from 'zod'
import { readDate, readId, readText, readTexts, type StoredDocument } from '../values/stored.ts'

/**
 * What a contact is, with the database's own field names (domain.md 2.4), and how every stored variation is read.
 * Three things share the collection: people of the CRM, messages of the website's form, and expert requests.
 */

export const contactKinds = ['crm', 'form', 'expert'] as const
export type ContactKind = (typeof contactKinds)[number]

/** A line of the contact list: light fields only. */
export const contactRowSchema = z.object({
  _id: z.string(),
  kind: z.enum(contactKinds),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  brand_name: z.string().nullable(),
  position: z.string().nullable(),
  sector: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  source: z.string().nullable(),
  tags: z.array(z.string()),
  lead_ids: z.array(z.string()),
  /** What a visitor wrote; in a list only its beginning. */
  message: z.string().nullable(),
  assigned_to: z.string().nullable(),
  owner_email: z.string().nullable(),
  owner_id: z.string().nullable(),
  /** When it came in: `created_at`, else the form's `timestamp`. */
  received_at: z.date().nullable(),
  updated_at: z.date().nullable()
})
export type ContactRow = z.infer<typeof contactRowSchema>

/** Everything about one contact. `other_fields` carries, as text, stored fields that have no place of their own. */
export const contactSchema = contactRowSchema.extend({
  notes: z.string().nullable(),
  opportunity_ids: z.array(z.string()),
  last_activity: z.date().nullable(),
  other_fields: z.array(z.object({ field: z.string(), value: z.string() }))
})
export type Contact = z.infer<typeof contactSchema>

/** What a list fetches, with the later back end's names for the same. */
export const contactRowFields = [
  'type',
  'timestamp',
  'created_at',
  'updated_at',
  'name',
  'email',
  'phone',
  'company',
  'company_name',
  'brand_name',
  'position',
  'sector',
  'country',
  'language',
  'source',
  'tags',
  'lead_ids',
  'source_lead_id',
  'message',
  'assigned_to',
  'owner_email',
  'owner',
  'owner_id'
]

const knownFields = new Set([...contactRowFields, '_id', 'notes', 'opportunity_ids', 'last_activity'])

/** How much of a message a list shows. */
const messageStart = 200

/** What a stored document is: an expert request says so, a form's message has its date in `timestamp`. */
export function contactKind(doc: StoredDocument): ContactKind {
  if (readText(doc.type) === 'contact_expert') return 'expert'
  return readText(doc.timestamp) === null ? 'crm' : 'form'
}

/** Reads a stored contact for a list. Never throws. */
export function readContactRow(doc: StoredDocument): ContactRow {
  const row = readFields(doc)
  return { ...row, message: row.message?.slice(0, messageStart) ?? null }
}

/** Reads a stored contact whole. Never throws. */
export function readContact(doc: StoredDocument): Contact {
  return {
    ...readFields(doc),
    notes: readOwnNotes(doc.notes),
    opportunity_ids: readTexts(doc.opportunity_ids),
    last_activity: readDate(doc.last_activity),
    other_fields: otherFields(doc)
  }
}

function readFields(doc: StoredDocument): ContactRow {
  return {
    _id: readId(doc._id) ?? '',
    kind: contactKind(doc),
    name: readText(doc.name),
    email: readFirst(doc.email),
    phone: readFirst(doc.phone),
    company: readText(doc.company) ?? readText(doc.company_name),
    brand_name: readText(doc.brand_name),
    position: readText(doc.position),
    sector: readText(doc.sector),
    country: readText(doc.country),
    language: readText(doc.language),
    source: readText(doc.source),
    tags: readTexts(doc.tags),
    lead_ids: readLeadIds(doc),
    message: readText(doc.message),
    assigned_to: readText(doc.assigned_to),
    owner_email: readText(doc.owner_email) ?? readText(doc.owner),
    owner_id: readId(doc.owner_id),
    received_at: readDate(doc.created_at) ?? readDate(doc.timestamp),
    updated_at: readDate(doc.updated_at)
  }
}

/** One text, or the first of a list: some program may have stored several addresses. */
export function readFirst(value: unknown): string | null {
  return readTexts(value)[0] ?? null
}

/** The leads that became this contact; the later back end names one in a field of its own. */
function readLeadIds(doc: StoredDocument): string[] {
  return [...new Set([...readTexts(doc.lead_ids), ...readTexts(doc.source_lead_id)])]
}

const isNoteId = (text: string) => /^[0-9a-f]{24}$/i.test(text)

/** What somebody wrote. A retired route put ids of notes there, which the timeline shows as notes. */
export function readOwnNotes(value: unknown): string | null {
  return (
    readTexts(value)
      .filter((text) => !isNoteId(text))
      .join('\n') || null
  )
}

/** The ids of notes among them. */
export function readNoteIds(value: unknown): string[] {
  return Array.isArray(value) ? readTexts(value).filter(isNoteId) : []
}

function otherFields(doc: StoredDocument): Contact['other_fields'] {
  return Object.entries(doc)
    .filter(([field, value]) => !knownFields.has(field) || isUnreadable(field, value))
    .map(([field, value]) => ({ field, value: (readText(value) ?? '').slice(0, 2000) }))
    .filter(({ value }) => value.trim() !== '')
}

/** A date that can't be read as one, and what a list holds after its first entry. */
function isUnreadable(field: string, value: unknown): boolean {
  if (['created_at', 'updated_at', 'timestamp', 'last_activity'].includes(field))
    return readDate(value) === null
  return (field === 'email' || field === 'phone') && readTexts(value).length > 1
}
