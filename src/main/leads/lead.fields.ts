import { Double } from 'mongodb'
import { canonicalPriority, canonicalSector, leadOwner } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readText } from '#shared/values/stored.ts'
import { type EditableField, enumField, numberField, textField, textsField } from '../mongo/guarded-update.ts'

/** How each editable field of a lead is stored (domain.md 2.3, 6.1, 6.5). `ownerId` belongs to the owner that is set. */
export function leadEdits(ownerId: string | null): Record<string, EditableField> {
  return {
    brand_name: textField('brand_name'),
    name: textField('name'),
    email: textField('email'),
    phone: textField('phone'),
    company: textField('company', ['company_name']),
    sector: enumField('sector', canonicalSector),
    language: enumField('language', (stored) => stored?.toLowerCase() ?? null),
    expansion_type: textField('expansion_type'),
    format: textField('format'),
    timeline: textField('timeline'),
    budget_estimated: numberField('budget_estimated', (value) => new Double(value)),
    target_city: textField('target_city'),
    focus_notes: textField('focus_notes'),
    source: textField('source'),
    tags: textsField('tags'),
    status: enumField('status', (stored) => (stored ?? 'NEW').toUpperCase()),
    stage: enumField('stage', canonicalStage),
    priority: enumField('priority', canonicalPriority),
    owner_email: ownerField(ownerId)
  }
}

/** The owner stands in three fields, which are always written together (domain.md 4.5). */
function ownerField(ownerId: string | null): EditableField {
  return {
    stored: ['owner_email', 'assigned_to', 'owner_id', 'owner'],
    read: (document) => leadOwner(readLeadRow(document)),
    same: (a, b) => comparable(a) === comparable(b),
    write: (value) => {
      const email = readText(value)
      return email === null
        ? { set: {}, unset: ['owner_email', 'assigned_to', 'owner_id', 'owner'] }
        : { set: { owner_email: email, assigned_to: email, owner_id: ownerId }, unset: ['owner'] }
    }
  }
}

function comparable(owner: unknown): string {
  return comparableEmail(readText(owner) ?? '')
}
