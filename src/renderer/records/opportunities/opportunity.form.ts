import { canonicalSector } from '#shared/leads/lead.rules.ts'
import { type OpportunityFields, opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'

/** What the form holds: text and days as typed. An empty text means "nothing here". */
export type OpportunityDraft = {
  name: string
  value: string
  currency: string
  probability: string
  /** YYYY-MM-DD, or null. */
  expected_close_date: string | null
  next_step: string
  next_action_date: string | null
  owner_email: string
  /** One of the known sectors, or what another program stored; null for none. */
  sector: string | null
  lost_reason: string
  lead_id: string | null
  contact_id: string | null
}
export type DraftField = keyof OpportunityDraft
export type FieldCodes = Partial<Record<DraftField, string>>

export const draftFields: readonly DraftField[] = [
  'name',
  'value',
  'currency',
  'probability',
  'expected_close_date',
  'next_step',
  'next_action_date',
  'owner_email',
  'sector',
  'lost_reason',
  'lead_id',
  'contact_id'
]

/** The draft that shows an opportunity as it is stored. */
export function draftOf(opportunity: Pick<Opportunity, DraftField>): OpportunityDraft {
  return {
    name: opportunity.name,
    value: numberText(opportunity.value),
    currency: opportunity.currency,
    probability: numberText(opportunity.probability),
    expected_close_date: opportunity.expected_close_date && calendarDay(opportunity.expected_close_date),
    next_step: opportunity.next_step ?? '',
    next_action_date: opportunity.next_action_date && calendarDay(opportunity.next_action_date),
    owner_email: opportunity.owner_email ?? '',
    sector: canonicalSector(opportunity.sector) ?? opportunity.sector,
    lost_reason: opportunity.lost_reason ?? '',
    lead_id: opportunity.lead_id,
    contact_id: opportunity.contact_id
  }
}

/**
 * The fields in which a draft differs from what was stored. Spaces around a text are no difference. The stage settles
 * some fields: the probability of a deal that is won or lost, and the reason of one that is not lost; what was typed
 * there before counts no more.
 */
export function changedFields(
  draft: OpportunityDraft,
  stored: Pick<Opportunity, DraftField | 'stage'>
): DraftField[] {
  const before = draftOf(stored)
  const isLost = canonicalStage(stored.stage) === 'lost'
  return draftFields
    .filter((field) => field !== 'probability' || !isClosedStage(stored.stage))
    .filter((field) => field !== 'lost_reason' || isLost)
    .filter((field) => (draft[field] ?? '').trim() !== (before[field] ?? '').trim())
}

export type DraftReading =
  | { ok: true; set: Partial<OpportunityFields> }
  /** Message codes (below `errors.field`) by field. */
  | { ok: false; errors: FieldCodes }

/** Reads some fields of a draft with the rules that the main process will apply. */
export function readDraft(draft: OpportunityDraft, fields: readonly DraftField[]): DraftReading {
  const errors: FieldCodes = {}
  const typed = Object.fromEntries(fields.map((field) => [field, typedValue(draft, field)]))
  const parsed = opportunityContract.update.input.shape.set.safeParse(typed)
  if (parsed.success) return { ok: true, set: parsed.data }
  for (const issue of parsed.error.issues) {
    const field = draftFields.find((known) => known === issue.path[0])
    // A schema's own message is a code; what zod says by itself is a sentence in English.
    if (field) errors[field] ??= /^[a-z_]+$/.test(issue.message) ? issue.message : 'other'
  }
  return { ok: false, errors }
}

function typedValue(draft: OpportunityDraft, field: DraftField): unknown {
  switch (field) {
    case 'value':
    case 'probability':
      return draft[field].trim() === '' ? null : Number(draft[field])
    case 'expected_close_date':
    case 'next_action_date':
      // Text that is no day must be refused, not taken for "no day": the schema sees that it is no date.
      return draft[field] === null ? null : (calendarInstant(draft[field]) ?? draft[field])
    case 'next_step':
      return draft.next_step.trim() || null
    default:
      return draft[field]
  }
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}
