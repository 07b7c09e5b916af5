import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sectors } from '#shared/leads/lead.values.ts'
import { noValue, type SortKey } from '#shared/lists/list.values.ts'
import type {
  OpportunityRow,
  OpportunitySortField,
  OpportunityValueFilter,
  ParsedOpportunityFilter
} from '#shared/opportunities/opportunity.contract.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { api } from '../../api/client.ts'
import { enumLabel } from '../enum-labels.ts'
import type { FilterSpec } from '../list/filter.spec.ts'
import type { ListSource } from '../list/list.query.ts'
import { useOwnerFilter } from '../list/useOwnerFilter.ts'
import { usePipelineSettings } from './pipeline.settings.ts'

/** The filters of deals: the board, the list and the figures share them. */

export type ShownFilter = ParsedOpportunityFilter
export type FilterField = Exclude<keyof ShownFilter, 'search'>

export const noOpportunityFilter: ShownFilter = {
  search: '',
  state: [],
  stage: [],
  owner: [],
  sector: [],
  currency: [],
  value: null,
  expected_close_date: null,
  has_close_date: null,
  closed_at: null,
  created_at: null,
  is_overdue: null,
  quiet_days: null
}

/** A store of any list holds any fields; what deals are sorted by is checked again by the main process. */
type OpportunitySort = SortKey<OpportunitySortField>[]

export const opportunitySource: ListSource<ShownFilter, OpportunityRow> = {
  feature: 'opportunities',
  list: (input) => api.opportunities.list({ ...input, sort: input.sort as OpportunitySort }),
  ids: (input) => api.opportunities.ids({ ...input, sort: input.sort as OpportunitySort }),
  counts: (filter, field) => api.opportunities.counts({ filter, field: field as OpportunityValueFilter })
}

/** Every filter, in the order in which they are offered. `leaveOut` names those that say nothing on a screen. */
export function useOpportunityFilters(leaveOut: readonly FilterField[] = []): FilterSpec<FilterField>[] {
  const { t } = useTranslation()
  const owner = useOwnerFilter()
  const { stages, stale_days } = usePipelineSettings()
  const left = leaveOut.join()
  return useMemo(() => {
    const label = (field: FilterField) => t(`opportunities.field.${field}`)
    const dates = (field: 'expected_close_date' | 'closed_at' | 'created_at'): FilterSpec<FilterField> => ({
      field,
      label: label(field),
      kind: 'dates'
    })
    const specs: FilterSpec<FilterField>[] = [
      { ...owner, field: 'owner', label: label('owner') },
      {
        field: 'stage',
        label: label('stage'),
        kind: 'values',
        values: stages.map(({ stage }) => stage),
        labelOf: (value) => enumLabel(t, 'stage', value)
      },
      {
        field: 'state',
        label: label('state'),
        kind: 'values',
        values: ['open', 'won', 'lost'],
        labelOf: (value) => t(`opportunities.state.${value as 'open'}`)
      },
      { field: 'value', label: label('value'), kind: 'amounts' },
      {
        field: 'currency',
        label: label('currency'),
        kind: 'values',
        values: currencies,
        labelOf: (value) => value
      },
      dates('expected_close_date'),
      {
        field: 'has_close_date',
        label: label('has_close_date'),
        kind: 'flag',
        sentence: (yes) => t(yes ? 'opportunities.filter.hasCloseDate' : 'opportunities.filter.noCloseDate')
      },
      {
        field: 'sector',
        label: label('sector'),
        kind: 'values',
        values: sectors,
        labelOf: (value) => (value === noValue ? t('lists.filter.empty') : enumLabel(t, 'sector', value))
      },
      {
        field: 'is_overdue',
        label: label('is_overdue'),
        kind: 'flag',
        sentence: (yes) => t(yes ? 'opportunities.filter.overdue' : 'opportunities.filter.notOverdue')
      },
      {
        field: 'quiet_days',
        label: label('quiet_days'),
        kind: 'days',
        offers: [...new Set([7, stale_days, 30, 90])].sort((a, b) => a - b),
        sentence: (count) => t('opportunities.filter.quietDays', { count })
      },
      dates('closed_at'),
      dates('created_at')
    ]
    return specs.filter(({ field }) => !left.split(',').includes(field))
  }, [t, owner, stages, stale_days, left])
}
