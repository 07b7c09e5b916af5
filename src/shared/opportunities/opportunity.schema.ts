import { z } from 'zod'
import { readDate, readFlag, readId, readNumber, readText, type StoredDocument } from '../values/stored.ts'
import type { Currency } from './opportunity.values.ts'

/** What an opportunity is, with the database's own field names (domain.md 2.5), and how it is read. */

/** The fields that a board card shows. */
export const opportunityCardSchema = z.object({
  _id: z.string(),
  name: z.string(),
  /** In whole units of `currency`; null when nobody entered one. */
  value: z.number().nullable(),
  /** ISO 4217. The website stores none and means USD. Unknown symbols are kept as they are. */
  currency: z.string(),
  /** As stored: `stages.ts` says which column it stands for. */
  stage: z.string().nullable(),
  /** Percent, 0 to 100. */
  probability: z.number().nullable(),
  expected_close_date: z.date().nullable(),
  owner_email: z.string().nullable(),
  next_step: z.string().nullable(),
  next_action_date: z.date().nullable(),
  updated_at: z.date().nullable()
})
export type OpportunityCard = z.infer<typeof opportunityCardSchema>

/** A card where forgotten deals are marked: on the board and in the list. */
export const markedCardSchema = opportunityCardSchema.extend({
  /** Open, and without any activity for as many days as the team has set. */
  isQuiet: z.boolean()
})
export type MarkedCard = z.infer<typeof markedCardSchema>

export const opportunitySchema = opportunityCardSchema.extend({
  lead_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  /** From the linked lead or contact; null when the link dangles. */
  lead_name: z.string().nullable(),
  contact_name: z.string().nullable(),
  owner_id: z.string().nullable(),
  assigned_to: z.string().nullable(),
  is_closed: z.boolean(),
  is_won: z.boolean(),
  closed_at: z.date().nullable(),
  lost_reason: z.string().nullable(),
  sector: z.string().nullable(),
  created_at: z.date().nullable()
})
export type Opportunity = z.infer<typeof opportunitySchema>

/** Signs that people stored instead of a code. */
export const currencySigns: Record<string, Currency> = { $: 'USD', '€': 'EUR', '₪': 'ILS' }

/** ISO code from a code or a sign; USD when none is stored (domain.md 2.5). */
export function readCurrency(value: unknown): string {
  const text = readText(value)?.trim().toUpperCase()
  if (!text) return 'USD'
  return currencySigns[text] ?? text
}

/** The amount under its own name or that of older builds; null when neither can be read. */
export function readValue(doc: StoredDocument): number | null {
  return readNumber(doc.value) ?? readNumber(doc.estimated_value)
}

/** The owner wherever it is stored: an e-mail, or an account's id (domain.md 4.5). */
function readOwner({ owner_email, owner, assigned_to, owner_id }: StoredDocument): string | null {
  return readText(owner_email) ?? readText(owner) ?? readText(assigned_to) ?? readId(owner_id)
}

/** Reads what a card shows. Never throws. */
export function readOpportunityCard(doc: StoredDocument): OpportunityCard {
  return {
    _id: readId(doc._id) ?? '',
    name: readText(doc.name) ?? '—',
    value: readValue(doc),
    currency: readCurrency(doc.currency),
    stage: readText(doc.stage),
    probability: readNumber(doc.probability),
    expected_close_date: readDate(doc.expected_close_date),
    owner_email: readOwner(doc),
    next_step: readText(doc.next_step) ?? readText(doc.next_action),
    next_action_date: readDate(doc.next_action_date),
    updated_at: readDate(doc.updated_at)
  }
}

/** Reads a whole opportunity; names of linked records are looked up by the service. Never throws. */
export function readOpportunity(
  doc: StoredDocument,
  names: { lead_name: string | null; contact_name: string | null }
): Opportunity {
  return {
    ...readOpportunityCard(doc),
    ...names,
    lead_id: readId(doc.lead_id),
    contact_id: readId(doc.contact_id),
    owner_id: readId(doc.owner_id),
    assigned_to: readText(doc.assigned_to),
    is_closed: readFlag(doc.is_closed) ?? false,
    is_won: readFlag(doc.is_won) ?? false,
    closed_at: readDate(doc.closed_at),
    lost_reason: readText(doc.lost_reason),
    sector: readText(doc.sector),
    created_at: readDate(doc.created_at)
  }
}
