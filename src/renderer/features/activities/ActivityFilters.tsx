import { Button } from '@mantine/core'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { AddFilter } from '#renderer/records/list/AddFilter.tsx'
import { FilterChip } from '#renderer/records/list/FilterChip.tsx'
import classes from '#renderer/records/list/Filters.module.css'
import type { CountsOf, FilterSpec } from '#renderer/records/list/filter.spec.ts'
import { isSet } from '#renderer/records/list/list.store.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { entryKinds } from '#shared/activities/activity.values.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import type { FilterValue } from '#shared/lists/list.values.ts'
import { boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { type ActivitiesFilter, noFilter, setFilter, useActivities } from './activities.store.ts'

/** History is not counted by value: four collections would be read from end to end. */
const noCounts: CountsOf = () =>
  queryOptions<ValueCount[], Error, ValueCount[], QueryKey>({
    queryKey: ['no counts'],
    queryFn: () => Promise.reject(new Error('Nothing is counted here')),
    enabled: false
  })

/** Kind, author and period as sentences. */
export function ActivityFilters() {
  const { t } = useTranslation()
  const filter = useActivities((state) => state.filter)
  const specs = useSpecs()
  const inUse = specs.filter(({ field }) => isSet(filter[field]))
  const change = (field: string, value: FilterValue) => setFilter({ [field]: value })
  return (
    <div className={classes.bar}>
      {inUse.map((spec) => (
        <FilterChip
          key={spec.field}
          spec={spec}
          value={filter[spec.field]}
          countsOf={noCounts}
          onChange={(value) => change(spec.field, value)}
          onRemove={() => change(spec.field, noFilter[spec.field])}
        />
      ))}
      <AddFilter
        specs={specs}
        free={specs.filter((spec) => !inUse.includes(spec))}
        filter={filter}
        countsOf={noCounts}
        onChange={change}
      />
      {inUse.length > 0 && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setFilter(noFilter)}>
          {t('activities.filter.clear')}
        </Button>
      )}
    </div>
  )
}

function useSpecs(): FilterSpec<keyof ActivitiesFilter>[] {
  const { t } = useTranslation()
  const { all, nameOf } = useTeammates()
  const fixed: Record<string, string> = { me: t('common.me'), none: t('activities.automatic') }
  return [
    {
      field: 'kinds',
      kind: 'values',
      label: t('activities.filter.kind'),
      values: entryKinds,
      labelOf: (kind) => (kind === 'edit' ? t('activities.edited') : enumLabel(t, 'activity_type', kind))
    },
    {
      field: 'authors',
      kind: 'values',
      label: t('activities.filter.author'),
      values: [...Object.keys(fixed), ...all.map(({ email }) => email)],
      labelOf: (author) => fixed[author] ?? nameOf(author)
    },
    {
      field: 'left',
      kind: 'values',
      label: t('activities.filter.left'),
      values: boardColumns,
      labelOf: (stage) => enumLabel(t, 'stage', stage)
    },
    { field: 'period', kind: 'dates', label: t('activities.filter.period') }
  ]
}
