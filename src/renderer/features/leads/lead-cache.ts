import type { LeadField } from '#shared/leads/lead.contract.ts'
import {
  canonicalPriority,
  canonicalSector,
  canonicalStatus,
  leadOwner,
  shownStatus
} from '#shared/leads/lead.rules.ts'
import type { Lead, LeadRow } from '#shared/leads/lead.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { personName } from './lead-names.ts'

/** One lead as the window holds it: on its page, and as a row of every list that was read. */

type FieldContent = string | number | string[] | null

/** The value that the database has, which is the `base` of a write. */
export function storedValue(lead: LeadRow | Lead, field: LeadField): FieldContent {
  return field === 'owner_email' ? leadOwner(lead) : ((lead as Partial<Lead>)[field] ?? null)
}

/**
 * The value on the screen: the contact person may be stored under other names than `name`, and a legacy spelling shows
 * as the value that it stands for.
 */
export function shownValue(lead: LeadRow | Lead, field: LeadField): FieldContent {
  const stored = storedValue(lead, field)
  const text = typeof stored === 'string' ? stored : null
  switch (field) {
    case 'name':
      return personName(lead)
    case 'status':
      return canonicalStatus(shownStatus(lead)) ?? text
    case 'stage':
      return canonicalStage(text) ?? text
    case 'priority':
      return canonicalPriority(text) ?? text
    case 'sector':
      return canonicalSector(text) ?? text
    default:
      return stored
  }
}

/** The fields of the document as they look with one of them changed. */
export function withValue(field: LeadField, value: unknown): Partial<Lead> {
  // The owner stands in several fields, which are always written together (domain.md 4.5).
  return field === 'owner_email'
    ? ({ owner_email: value, assigned_to: value, owner_id: null } as Partial<Lead>)
    : { [field]: value }
}
