import type { EntryKind } from '#shared/activities/activity.values.ts'
import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import type { DateRange } from '#shared/lists/list.values.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'

/** The ways from a figure to the list that it counts. They lead into other features, so the frame provides them. */
export type OpenLists = {
  /** The lead list with only these filters. */
  leads: (filter: LeadFilter) => void
  /** The list of opportunities with only these filters. */
  opportunities: (filter: Partial<OpportunityFilter>) => void
  /** The list of activities with only these filters. */
  activities: (filter: { kinds?: EntryKind[]; authors?: string[]; period?: DateRange }) => void
  /** The signed-in person's tasks. */
  myTasks: () => void
}
