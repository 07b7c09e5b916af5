import { Button } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterValue, ListFilter } from '#shared/lists/list.values.ts'
import { AddFilter } from './AddFilter.tsx'
import { FilterChip } from './FilterChip.tsx'
import classes from './Filters.module.css'
import type { FilterSpec } from './filter.spec.ts'
import { countsOptions, type ListSource } from './list.query.ts'
import { clearFilter, isSet, type List, setFilter } from './list.store.ts'
import { SearchBox } from './SearchBox.tsx'

type Props<Filter extends ListFilter, Row> = {
  list: List<Filter>
  specs: FilterSpec[]
  source: ListSource<Filter, Row>
  /** What the search box is called, e.g. "Search leads". */
  searchLabel: string
  searchBox: RefObject<HTMLInputElement | null>
  /** What stands at the end side: columns, views. */
  children?: ReactNode
}

/** The line above a table: search, filters as sentences, and at the end what the list adds. */
export function FilterBar<Filter extends ListFilter, Row>(props: Props<Filter, Row>) {
  const { t } = useTranslation()
  const { list, specs, source } = props
  const held = list.use((state) => state.filter)
  const filter = held as Record<string, FilterValue>
  const countsOf = (field: string) => countsOptions(source, held, field)
  const inUse = specs.filter(({ field }) => isSet(filter[field]))
  const free = specs.filter((spec) => !inUse.includes(spec))
  const change = (field: string, value: FilterValue) =>
    setFilter(list, field as keyof Filter, value as Filter[keyof Filter])
  return (
    <div className={classes.bar}>
      <SearchBox list={list} label={props.searchLabel} inputRef={props.searchBox} />
      {inUse.map((spec) => (
        <FilterChip
          key={spec.field}
          spec={spec}
          value={filter[spec.field] ?? null}
          countsOf={countsOf}
          onChange={(value) => change(spec.field, value)}
          onRemove={() =>
            change(spec.field, (list.noFilter as Record<string, FilterValue>)[spec.field] ?? null)
          }
        />
      ))}
      <AddFilter specs={specs} free={free} filter={filter} countsOf={countsOf} onChange={change} />
      {inUse.length > 0 && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => clearFilter(list, { search: false })}>
          {t('lists.filter.clear')}
        </Button>
      )}
      <span className={classes.end}>{props.children}</span>
    </div>
  )
}
