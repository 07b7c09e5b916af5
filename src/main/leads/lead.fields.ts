import { Double } from 'mongodb'
import { canonicalPriority, canonicalSector } from '#shared/leads/lead.rules.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { type EditableField, enumField, numberField, textField, textsField } from '../mongo/guarded-update.ts'
import { ownerField } from '../users/owner.field.ts'

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
