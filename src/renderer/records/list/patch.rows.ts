import { queryClient } from '#renderer/api/queries.ts'
import type { FeatureName } from '#shared/ipc/registry.ts'
import type { ListPage } from './list.query.ts'

/** Changes a record in every page of its list that was read, without asking the server. */
export function patchRows(feature: FeatureName, id: string, change: object): void {
  queryClient.setQueriesData<ListPage<{ _id: string }>>({ queryKey: [feature, 'list'] }, (page) =>
    page?.rows.some((row) => row._id === id)
      ? { ...page, rows: page.rows.map((row) => (row._id === id ? { ...row, ...change } : row)) }
      : page
  )
}
