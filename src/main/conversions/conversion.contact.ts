import type { Document } from 'mongodb'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import { readLead } from '#shared/leads/lead.schema.ts'
import { readId, readText, type StoredDocument } from '#shared/values/stored.ts'

/**
 * The contact that a lead becomes (domain.md 4.2, 6.5): who it is and how to reach them, the brand and sector that the
 * website loses, and the lead's owner. Pure.
 */
export function contactOfLead(lead: StoredDocument, now: Date): Document {
  const read = readLead(lead)
  const texts = {
    name: leadDisplayName(read),
    phone: read.phone,
    company: read.company ?? read.brand_name,
    brand_name: read.brand_name,
    sector: read.sector
  }
  const owner = { owner_email: read.owner_email, assigned_to: read.assigned_to, owner_id: read.owner_id }
  return {
    // The website fails on a contact without address or language (domain.md 6.2).
    email: read.email?.trim() ?? '',
    ...entered(texts),
    language: read.language ?? 'fr',
    tags: read.tags,
    lead_ids: [read._id],
    opportunity_ids: [readId(lead.converted_to_opportunity_id)].filter(Boolean),
    ...entered(owner),
    created_at: now,
    updated_at: now
  }
}

function entered(texts: Record<string, string | null>): Document {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([field, text]) => [field, readText(text?.trim())?.normalize('NFC') ?? null] as const)
      .filter(([, text]) => text !== null)
  )
}

/** Something must say who it is. */
export function isNothingKnown(lead: StoredDocument): boolean {
  return leadDisplayName(readLead(lead)) === '—'
}
