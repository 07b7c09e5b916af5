import { Double, Int32 } from 'mongodb'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import { readCurrency } from '#shared/opportunities/opportunity.schema.ts'
import { readId } from '#shared/values/stored.ts'
import { dateField, type EditableField, enumField, numberField, textField } from '../mongo/guarded-update.ts'
import { ownerField } from '../users/owner.field.ts'

/** How each editable field of an opportunity is stored (domain.md 2.5, 6.5). `ownerId` belongs to the owner that is set. */
export function opportunityEdits(ownerId: string): Record<string, EditableField> {
  return {
    name: textField('name'),
    value: numberField('value', (value) => new Double(value), ['estimated_value']),
    currency: enumField('currency', readCurrency),
    probability: numberField('probability', (value) => new Int32(value)),
    expected_close_date: dateField('expected_close_date'),
    next_step: textField('next_step', ['next_action']),
    next_action_date: dateField('next_action_date'),
    sector: enumField('sector', canonicalSector),
    lost_reason: textField('lost_reason'),
    lead_id: linkField('lead_id'),
    contact_id: linkField('contact_id'),
    owner_email: ownerField(ownerId)
  }
}

/** The hex id of another record, read as ObjectId too. */
function linkField(name: string): EditableField {
  return { ...textField(name), same: (a, b) => readId(a) === readId(b) }
}
