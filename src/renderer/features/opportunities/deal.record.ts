import type { TFunction } from 'i18next'
import { api } from '#renderer/api/client.ts'
import type { EditedRecord, FieldSpec } from '#renderer/records/fields/record.ts'
import { writeField } from '#renderer/records/fields/write-field.ts'
import { patchRecord } from '#renderer/records/list/patch.record.ts'
import { moveCards } from '#renderer/records/opportunities/moves.ts'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import {
  type OpportunityFields,
  type OpportunityRow,
  opportunityContract,
  opportunityFieldsSchema
} from '#shared/opportunities/opportunity.contract.ts'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage, type Stage, stages } from '#shared/opportunities/stages.ts'

/** A deal as a row of the list whose values are edited in place. */

type ListedField = Exclude<keyof OpportunityFields, 'currency' | 'lead_id' | 'contact_id'>
export type DealField = ListedField | 'stage'

const specs: FieldSpec<DealField>[] = [
  { field: 'name', kind: 'line' },
  { field: 'stage', kind: 'choice', label: 'stage', options: stages, required: true },
  { field: 'value', kind: 'number' },
  { field: 'probability', kind: 'number' },
  { field: 'expected_close_date', kind: 'day' },
  { field: 'next_step', kind: 'line' },
  { field: 'next_action_date', kind: 'day' },
  { field: 'owner_email', kind: 'owner', required: true },
  { field: 'sector', kind: 'choice', label: 'sector', options: sectors },
  { field: 'lost_reason', kind: 'line' }
]

/** How a column's value is edited; undefined for one that can only be read. */
export function dealSpec(column: string): FieldSpec<DealField> | undefined {
  return specs.find(({ field }) => field === (column === 'owner' ? 'owner_email' : column))
}

type Deal = OpportunityRow | Opportunity

/** A row as the parts see it that edit fields. Its stage is moved as on the board, with all that goes with it. */
export function dealRecord(deal: Deal, t: TFunction): EditedRecord<DealField> {
  return {
    ref: { opportunity_id: deal._id },
    label: (field) => t(`opportunities.field.${field === 'owner_email' ? 'owner' : field}`),
    shown: (field) => shownValue(deal, field),
    stored: (field) => deal[field],
    schema: (field) =>
      field === 'stage' ? opportunityContract.move.input.shape.to : opportunityFieldsSchema.shape[field],
    write: async (field, value, base = deal[field]) => {
      if (field !== 'stage') return writeListed(deal, field, value, base)
      moveCards([{ isQuiet: false, ...deal }], value as Stage, t)
      return null
    }
  }
}

/** A legacy spelling shows as the value that it stands for. */
function shownValue(deal: Deal, field: DealField): unknown {
  if (field === 'stage') return canonicalStage(deal.stage) ?? deal.stage
  if (field === 'sector') return canonicalSector(deal.sector) ?? deal.sector
  return deal[field]
}

function writeListed(deal: Deal, field: ListedField, value: unknown, base: unknown) {
  return writeField<Partial<Opportunity>>({
    field,
    value,
    base,
    record: deal,
    change: { [field]: value },
    patch: (change) => patchRecord('opportunities', deal._id, change),
    update: (input) => api.opportunities.update({ _id: deal._id, ...input })
  })
}
