import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { idsOf } from '#renderer/records/list/list.query.ts'
import { RecordTable } from '#renderer/records/list/RecordTable.tsx'
import type { ListRows } from '#renderer/records/list/useListRows.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { leadSource } from './lead-list.query.ts'
import { leadList } from './leads.store.ts'

type Props = {
  result: ListRows<LeadRow>
  columns: Column<LeadRow>[]
  keysEnabled: boolean
  onCreate: () => void
  onSearch: () => void
}

/** The leads, or why there are none. */
export function LeadTable({ onCreate, ...table }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const open = useCallback((lead: LeadRow) => navigate(`/leads/${lead._id}`), [navigate])
  return (
    <RecordTable
      list={leadList}
      label={t('leads.list.table')}
      rowTestId="lead-row"
      onOpen={open}
      canPeek
      selectable={mayWrite}
      idsOf={(from, to) => idsOf(leadList, leadSource, from, to)}
      empty={
        <EmptyState
          icon={IconUsers}
          title={t('leads.list.empty.title')}
          actions={mayWrite && <Button onClick={onCreate}>{t('leads.new')}</Button>}
        >
          {mayWrite ? t('leads.list.empty.text') : t('leads.list.empty.readOnly')}
        </EmptyState>
      }
      {...table}
    />
  )
}
