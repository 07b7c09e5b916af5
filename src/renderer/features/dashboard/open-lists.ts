import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import type { DateRange } from '#shared/lists/list.values.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'

/** The ways from a figure to the list that it counts. They lead into other features, so the frame provides them. */
export type OpenLists = {
  /** The lead list with only these filters. */
  leads: (filter: LeadFilter) => void
  /** The list of opportunities with only these filters. */
  opportunities: (filter: Partial<OpportunityFilter>) => void
  /** The list of activities with only these filters. */
  activities: (filter: { authors?: string[]; left?: BoardColumn[]; period?: DateRange }) => void
  /** The signed-in person's tasks. */
  myTasks: () => void
  /** The tasks of everybody whose tasks the person sees, what is overdue first. */
  allTasks: () => void
}
