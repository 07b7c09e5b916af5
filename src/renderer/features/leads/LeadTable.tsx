import { Button } from '@mantine/core'
import { IconFilterOff, IconUsers } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { type Column, nextSort } from '#renderer/ui/table/column.ts'
import { DataTable } from '#renderer/ui/table/DataTable.tsx'
import { useListKeys } from '#renderer/ui/table/useListKeys.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { columnOfSort, sortFieldOf } from './lead-columns.ts'
import { clearFilter, isFiltered, leadsStore, setSort, setWidth, useLeads } from './leads.store.ts'
import type { LeadRows } from './useLeadRows.ts'

type Props = {
  result: LeadRows
  columns: Column<LeadRow>[]
  keysEnabled: boolean
  onCreate: () => void
}

/** The rows, or why there are none. */
export function LeadTable({ result, onCreate, ...table }: Props) {
  const { t } = useTranslation()
  const filter = useLeads((state) => state.filter)
  const mayCreate = useMay('sales')
  if (result.state === 'failed') return <ErrorState error={result.error} onRetry={result.retry} />
  if (result.state === 'loading') return <RowSkeletons count={16} />
  if (result.rows.total > 0) return <Rows result={result} {...table} />
  if (isFiltered(filter)) return <NoResult />
  return (
    <EmptyState
      icon={IconUsers}
      title={t('leads.list.empty.title')}
      actions={mayCreate && <Button onClick={onCreate}>{t('leads.new')}</Button>}
    >
      {mayCreate ? t('leads.list.empty.text') : t('leads.list.empty.readOnly')}
    </EmptyState>
  )
}

function NoResult() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('leads.list.noResult.title')}
      actions={
        <Button variant="default" onClick={() => clearFilter({ search: true })}>
          {t('leads.list.noResult.clear')}
        </Button>
      }
    >
      {t('leads.list.noResult.text')}
    </EmptyState>
  )
}

function Rows({ result, columns, keysEnabled }: Omit<Props, 'onCreate'>) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { rows } = result
  const active = useLeads((state) => state.active)
  const sort = useLeads((state) => state.sort)
  const widths = useLeads((state) => state.widths)
  const openLead = useCallback((lead: LeadRow) => navigate(`/leads/${lead._id}`), [navigate])
  const markAndOpen = useCallback(
    (index: number, lead: LeadRow) => {
      leadsStore.setState({ active: index })
      openLead(lead)
    },
    [openLead]
  )
  useListKeys({
    active,
    total: rows.total,
    enabled: keysEnabled,
    onMove: (index) => leadsStore.setState({ active: index }),
    onOpen: (index) => {
      const lead = rows.rowAt(index)
      if (lead) openLead(lead)
    },
    onPeek: () => leadsStore.setState(({ peeking }) => ({ peeking: !peeking })),
    onClose: () => leadsStore.setState(({ peeking }) => (peeking ? { peeking: false } : { active: -1 }))
  })
  const shownSort = { column: columnOfSort(sort.field), direction: sort.direction }
  return (
    <DataTable
      label={t('leads.list.table')}
      rowTestId="lead-row"
      columns={columns}
      widths={widths}
      onWidth={setWidth}
      resizeLabel={(column) => t('leads.list.resize', { column })}
      sort={shownSort}
      onSort={(column) => {
        const next = nextSort(shownSort, column)
        setSort({ field: sortFieldOf(next.column), direction: next.direction })
      }}
      rows={rows}
      resultKey={result.resultKey}
      active={active}
      onOpen={markAndOpen}
      initialOffset={leadsStore.getState().offset}
      onScroll={(offset) => leadsStore.setState({ offset })}
    />
  )
}
