import { Button } from '@mantine/core'
import { type Icon, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useCallback, useRef } from 'react'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { ColumnChooser } from '#renderer/ui/table/ColumnChooser.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import { usualLayout } from '#renderer/ui/table/layout.ts'
import { useFirstIdle } from '#renderer/ui/useFirstIdle.ts'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { FilterBar } from './FilterBar.tsx'
import type { FilterSpec } from './filter.spec.ts'
import { ListBody } from './ListBody.tsx'
import { setLayout, useLayout } from './layouts.ts'
import { idsOf, type ListSource } from './list.query.ts'
import type { List } from './list.store.ts'
import { RecordTable } from './RecordTable.tsx'
import { useListRows } from './useListRows.ts'
import { ViewMenu } from './ViewMenu.tsx'

type Props<Filter extends ListFilter, Row> = {
  list: List<Filter>
  source: ListSource<Filter, Row>
  columns: Column<Row>[]
  filters: FilterSpec<Extract<keyof Filter, string>>[]
  /** Where the list is; a record of it is at `path/id`. */
  path: string
  texts: { title: string; count: (total: number) => string; all: string; search: string; new: string }
  rowTestId: string
  /** Why an empty list is empty, and what would fill it. */
  empty: { icon: Icon; title: string; text: string }
  /** Opens the dialog for a new record; left out for who may not. */
  onCreate?: () => void
  /** The dialog is open: the keys are its own. */
  isCreating: boolean
  /** What stands beside the choice of columns. */
  tools?: (layout: Layout) => ReactNode
  /** In the place of the plain button for a new record. */
  createButton?: ReactNode
  /** What the records come to, between the filters and the table. */
  figures?: ReactNode
  /** The active record in a panel beside the list; left out where there is nothing to peek at. */
  peek?: (id: string, close: () => void) => ReactNode
  /** What can be done with the selected records; only for who may change them. */
  bulk?: (total: number) => ReactNode
  /** Dialogs of the page. */
  children?: ReactNode
}

/** A page with every record that the user may see: search, filters, sort, views, a table of any length, a side panel. */
export function ListPage<Filter extends ListFilter, Row extends { _id: string }>(props: Props<Filter, Row>) {
  const { list, source, columns, path, texts, onCreate, isCreating } = props
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const isIdle = useFirstIdle()
  const active = list.use((state) => state.active)
  const peeking = list.use((state) => state.peeking)
  const result = useListRows(list, source)
  const layout = useLayout(list, columns)
  const searchBox = useRef<HTMLInputElement>(null)
  const open = useCallback((row: Row) => navigate(`${path}/${row._id}`), [navigate, path])
  useLetterKeys(onCreate ? { n: onCreate } : {})
  const peeked = peeking && active >= 0 ? result.rows.rowAt(active) : undefined
  const total = result.state === 'ready' ? result.rows.total : undefined
  return (
    <>
      <PageHeader
        title={texts.title}
        detail={total === undefined ? undefined : texts.count(total)}
        actions={
          props.createButton ??
          (onCreate && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onCreate}>
              {texts.new}
            </Button>
          ))
        }
      >
        <ViewMenu list={list} all={texts.all} layout={layout} />
      </PageHeader>
      <FilterBar
        list={list}
        specs={props.filters}
        source={source}
        searchLabel={texts.search}
        searchBox={searchBox}
      >
        {props.tools?.(layout)}
        <ColumnChooser
          columns={columns}
          layout={layout}
          onLayout={(changed) => setLayout(list, changed)}
          onReset={() => setLayout(list, usualLayout(columns))}
        />
      </FilterBar>
      {props.figures}
      <ListBody
        isStale={result.isStale}
        peek={peeked && props.peek?.(peeked._id, () => list.store.setState({ peeking: false }))}
      >
        <RecordTable
          list={list}
          result={result}
          columns={columns}
          label={texts.title}
          rowTestId={props.rowTestId}
          onOpen={open}
          canPeek={props.peek !== undefined}
          selectable={mayWrite && props.bulk !== undefined}
          idsOf={(from, to) => idsOf(list, source, from, to)}
          onSearch={() => searchBox.current?.focus()}
          keysEnabled={!isCreating}
          empty={
            <EmptyState
              icon={props.empty.icon}
              title={props.empty.title}
              actions={onCreate && <Button onClick={onCreate}>{texts.new}</Button>}
            >
              {props.empty.text}
            </EmptyState>
          }
        />
        {mayWrite && isIdle && total !== undefined && props.bulk?.(total)}
      </ListBody>
      {props.children}
    </>
  )
}
