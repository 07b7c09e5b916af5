import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import type { FeatureName } from '#shared/ipc/registry.ts'
import type { Result } from '#shared/ipc/result.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import type { ListFilter, SortKey } from '#shared/lists/list.values.ts'
import { loadLayouts } from './layouts.ts'
import type { List } from './list.store.ts'
import { defaultViews, openList } from './views.ts'

/** Rows a page: the window fetches this many at a time. */
export const pageSize = 100

export type ListQuery<Filter> = { filter: Filter; sort: SortKey[] }
export type ListPage<Row> = { rows: Row[]; total: number }

/** Where the rows of a list come from. */
export type ListSource<Filter extends ListFilter, Row> = {
  /** Whose data it is: `data.changed` marks the pages of this feature as stale. */
  feature: FeatureName
  list: (input: Stretch<Filter>) => Promise<Result<ListPage<Row>>>
  /** Ids only, of a stretch that may be longer than a page. */
  ids: (input: Stretch<Filter>) => Promise<Result<string[]>>
  /** The counts of one filter's values under all the others. */
  counts: (filter: Filter, field: string) => Promise<Result<ValueCount[]>>
}

type Stretch<Filter> = Filter & { sort: SortKey[]; skip: number; limit: number }

/** Options of `useQuery` for one page of a filtered, sorted list. */
export function pageOptions<Filter extends ListFilter, Row, Shown = ListPage<Row>>(
  source: ListSource<Filter, Row>,
  { filter, sort }: ListQuery<Filter>,
  index: number
) {
  const input = { ...filter, sort, skip: index * pageSize, limit: pageSize }
  return queryOptions<ListPage<Row>, Error, Shown, readonly unknown[]>({
    queryKey: [source.feature, 'list', input],
    queryFn: () => ask(source.list(input))
  })
}

/** Options of `useQuery` for the counts of one filter's values. */
export function countsOptions<Filter extends ListFilter, Row>(
  source: ListSource<Filter, Row>,
  filter: Filter,
  field: string
) {
  return queryOptions<ValueCount[], Error, ValueCount[], readonly unknown[]>({
    queryKey: [source.feature, 'counts', { filter, field }],
    queryFn: () => ask(source.counts(filter, field)),
    placeholderData: keepPreviousData
  })
}

/**
 * Asks for what lists need before their rows, without waiting to hear who is signed in: with nobody it is refused, and
 * asked for again by `prefetchList`.
 */
export function prefetchListChoices(): void {
  void loadLayouts()
  void queryClient.prefetchQuery(defaultViews)
}

/** Asks for the top of a list as it will be shown, while its screen is still being made. */
export async function prefetchList<Filter extends ListFilter, Row>(
  list: List<Filter>,
  source: ListSource<Filter, Row>
): Promise<void> {
  await Promise.all([loadLayouts(), openList(list)])
  await queryClient.prefetchQuery(pageOptions(source, list.store.getState(), 0))
}

/** The ids of the rows from one place of a list to another, both included. */
export function idsOf<Filter extends ListFilter, Row>(
  list: List<Filter>,
  source: ListSource<Filter, Row>,
  from: number,
  to: number
): Promise<string[]> {
  const { filter, sort } = list.store.getState()
  return ask(source.ids({ ...filter, sort, skip: from, limit: to - from + 1 }))
}
