import { createList, type List } from '#renderer/records/list/list.store.ts'
import type { LeadFilter } from '#shared/leads/lead.contract.ts'

export type ActiveFilter = Required<LeadFilter>

const noFilter: ActiveFilter = {
  search: '',
  status: [],
  stage: [],
  priority: [],
  sector: [],
  expansion_type: [],
  format: [],
  language: [],
  source: [],
  utm_source: [],
  utm_medium: [],
  utm_campaign: [],
  tags: [],
  owner: [],
  target_city: [],
  budget_estimated: null,
  created_at: null,
  updated_at: null,
  quiet_days: null,
  has_open_task: null
}

/** What only the lead list knows. */
export const leadList: List<ActiveFilter> = createList({
  name: 'leads',
  noFilter,
  sort: [{ field: 'created_at', direction: 'desc' }]
})
