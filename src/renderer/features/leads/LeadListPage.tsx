import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { FilterBar } from '#renderer/records/list/FilterBar.tsx'
import { ListBody } from '#renderer/records/list/ListBody.tsx'
import { setLayout, useLayout } from '#renderer/records/list/layouts.ts'
import { useListRows } from '#renderer/records/list/useListRows.ts'
import { ViewMenu } from '#renderer/records/list/ViewMenu.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { ColumnChooser } from '#renderer/ui/table/ColumnChooser.tsx'
import { usualLayout, visibleColumns } from '#renderer/ui/table/layout.ts'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import { LeadExportMenu } from './LeadExportMenu.tsx'
import { LeadTable } from './LeadTable.tsx'
import { leadSource } from './lead-list.query.ts'
import { leadList } from './leads.store.ts'
import { useLeadColumns } from './useLeadColumns.tsx'
import { useLeadFilters } from './useLeadFilters.ts'

// None is there when the list opens: the list must not wait for their forms and calendars.
const LeadCreateDialog = lazyPart(async () => (await import('./LeadCreateDialog.tsx')).LeadCreateDialog)
const LeadBulkBar = lazyPart(async () => (await import('./LeadBulkBar.tsx')).LeadBulkBar)
const LeadPeek = lazyPart(async () => (await import('./LeadPeek.tsx')).LeadPeek)

/** Every lead that the user may see: search, filters, sort, a table of any length, a side panel to peek. */
export function LeadListPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const mayExport = useMay('admin')
  const isCreating = mayWrite && path === '/leads/new'
  const active = leadList.use((state) => state.active)
  const peeking = leadList.use((state) => state.peeking)
  const result = useListRows(leadList, leadSource)
  const columns = useLeadColumns()
  const layout = useLayout(leadList, columns)
  const specs = useLeadFilters()
  usePreloaded(LeadPeek, LeadCreateDialog, LeadBulkBar)
  const searchBox = useRef<HTMLInputElement>(null)
  const create = () => navigate('/leads/new')
  useLetterKeys(mayWrite ? { n: create } : {})
  const peeked = peeking && active >= 0 ? result.rows.rowAt(active) : undefined
  return (
    <>
      <PageHeader
        title={t('leads.title')}
        detail={result.state === 'ready' ? t('leads.list.count', { count: result.rows.total }) : undefined}
        actions={
          mayWrite && (
            <Button leftSection={<IconPlus size={15} />} onClick={create}>
              {t('leads.new')}
            </Button>
          )
        }
      >
        <ViewMenu list={leadList} all={t('leads.list.all')} layout={layout} />
      </PageHeader>
      <FilterBar
        list={leadList}
        specs={specs}
        source={leadSource}
        searchLabel={t('leads.list.search')}
        searchBox={searchBox}
      >
        {mayExport && <LeadExportMenu columns={visibleColumns(columns, layout)} />}
        <ColumnChooser
          columns={columns}
          layout={layout}
          onLayout={(changed) => setLayout(leadList, changed)}
          onReset={() => setLayout(leadList, usualLayout(columns))}
        />
      </FilterBar>
      <ListBody
        isStale={result.isStale}
        peek={
          peeked && (
            <Suspense>
              <LeadPeek id={peeked._id} onClose={() => leadList.store.setState({ peeking: false })} />
            </Suspense>
          )
        }
      >
        <LeadTable
          result={result}
          columns={columns}
          keysEnabled={!isCreating}
          onCreate={create}
          onSearch={() => searchBox.current?.focus()}
        />
        {mayWrite && result.state === 'ready' && (
          <Suspense>
            <LeadBulkBar total={result.rows.total} />
          </Suspense>
        )}
      </ListBody>
      {isCreating && (
        <Suspense>
          <LeadCreateDialog onClose={() => navigate('/leads')} />
        </Suspense>
      )}
    </>
  )
}
