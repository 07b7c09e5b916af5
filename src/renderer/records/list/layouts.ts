import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import type { Column } from '#renderer/ui/table/column.ts'
import { usualLayout } from '#renderer/ui/table/layout.ts'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { List } from './list.store.ts'

/** The columns of lists as this person left them on this device. */

const kept = callOptions('preferences', 'layouts', {})

export async function loadLayouts(): Promise<void> {
  await queryClient.prefetchQuery(kept)
}

/** The layout in force: what was changed in this window, else what is kept, else the usual one. */
export function useLayout<Filter extends ListFilter, Row>(
  list: List<Filter>,
  columns: Column<Row>[]
): Layout {
  const changed = list.use((state) => state.layout)
  const { data } = useQuery(kept)
  const usual = useMemo(() => usualLayout(columns), [columns])
  return changed ?? data?.[list.name] ?? usual
}

/**
 * Changes the columns at once. Without a view they are kept for the next time, and a file that can't be written costs
 * only the keeping; in a view they are a change of the view.
 */
export function setLayout<Filter extends ListFilter>(list: List<Filter>, layout: Layout): void {
  list.store.setState({ layout })
  if (list.store.getState().view) return
  queryClient.setQueryData(kept.queryKey, (all) => all && { ...all, [list.name]: layout })
  void api.preferences.setLayout({ list: list.name, layout })
}
