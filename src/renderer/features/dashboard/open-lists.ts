import type { LeadFilter } from '#shared/leads/lead.contract.ts'

/** The ways from a figure to the list that it counts. They lead into other features, so the frame provides them. */
export type OpenLists = {
  /** The lead list with only these filters. */
  leads: (filter: LeadFilter) => void
  pipeline: () => void
}
