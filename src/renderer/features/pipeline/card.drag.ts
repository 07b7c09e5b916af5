import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'

/** What a drag carries. */
export type CardDrag = { card: OpportunityCard }

/** Tells whether a drag is one of ours: other things may be dragged over the board. */
export function isCardDrag(data: Record<string, unknown>): data is CardDrag {
  return typeof data.card === 'object' && data.card !== null
}
