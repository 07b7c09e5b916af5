import { useMemo } from 'react'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { setLayout, useLayout } from '../../records/list/layouts.ts'
import { withToggled } from '../../ui/table/layout.ts'
import { boardList } from './pipeline.store.ts'

/** The board's layout is kept as that of a list: its columns have no widths, and what is hidden there is collapsed here. */
const noColumns: [] = []

/** The columns that are collapsed, as this person left them on this device. */
export function useCollapsed() {
  const layout = useLayout(boardList, noColumns)
  return useMemo(
    () => ({
      has: (column: BoardColumn) => layout.hidden.includes(column),
      toggle: (column: BoardColumn) => setLayout(boardList, withToggled(layout, column))
    }),
    [layout]
  )
}
