import { opportunitySortFields } from '#shared/opportunities/opportunity.contract.ts'
import { ownScope } from '../mongo/filter-parts.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Opportunities (domain.md 2.5, 4.5): which indexes they want, who may see which, and what a card fetches. */
export const opportunityCollection: CollectionDefinition = {
  name: 'opportunities',
  indexes: [
    { keys: { stage: 1, is_closed: 1, created_at: -1 } },
    { keys: { lead_id: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { owner_email: 1 } },
    { keys: { assigned_to: 1 } },
    { keys: { owner_id: 1 } },
    { keys: { expected_close_date: 1 } },
    // The board's columns, in the board's order.
    { keys: { stage: 1, updated_at: -1, _id: -1 } },
    // What else is filtered by.
    { keys: { owner: 1 } },
    { keys: { sector: 1 } },
    { keys: { currency: 1 } },
    { keys: { estimated_value: 1 } },
    ...opportunitySortFields.map((field) => ({ keys: { [field]: 1, _id: 1 } as const }))
  ],
  scope: (user) => ownScope(user)
}

/** A card's fields and the later back end's names for them. */
export const cardProjection = Object.fromEntries(
  [
    'name',
    'value',
    'estimated_value',
    'currency',
    'stage',
    'probability',
    'expected_close_date',
    'owner_email',
    'assigned_to',
    'owner',
    'owner_id',
    'next_step',
    'next_action',
    'next_action_date',
    'created_at',
    'updated_at'
  ].map((field) => [field, 1])
)

/** A list's row: a card, its links, and what else there is a column for. */
export const rowProjection = {
  ...cardProjection,
  ...Object.fromEntries(['lead_id', 'sector', 'lost_reason', 'closed_at'].map((field) => [field, 1]))
}

/** The board's order: what was touched last comes first; `_id` breaks ties. */
export const boardOrder = { updated_at: -1, _id: -1 } as const
