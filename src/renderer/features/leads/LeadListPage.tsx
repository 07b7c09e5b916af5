import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import classes from './LeadList.module.css'
import { LeadTable } from './LeadTable.tsx'
import { LeadToolbar } from './LeadToolbar.tsx'
import { leadsStore, useLeads } from './leads.store.ts'
import { useLeadColumns } from './useLeadColumns.tsx'
import { useLeadRows } from './useLeadRows.ts'
import { useLetterKeys } from './useLetterKeys.ts'

// Neither is there when the list opens: the list must not wait for their forms and calendars.
const LeadCreateDialog = lazyPart(async () => (await import('./LeadCreateDialog.tsx')).LeadCreateDialog)
const LeadPeek = lazyPart(async () => (await import('./LeadPeek.tsx')).LeadPeek)

/** Every lead that the user may see: search, filters, sort, a table of any length, a side panel to peek. */
export function LeadListPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const mayCreate = useMay('sales')
  const isCreating = mayCreate && path === '/leads/new'
  const filter = useLeads((state) => state.filter)
  const sort = useLeads((state) => state.sort)
  const active = useLeads((state) => state.active)
  const peeking = useLeads((state) => state.peeking)
  const hidden = useLeads((state) => state.hiddenColumns)
  const result = useLeadRows(filter, sort)
  const columns = useLeadColumns()
  const visibleColumns = useMemo(() => columns.filter(({ id }) => !hidden.includes(id)), [columns, hidden])
  usePreloaded(LeadPeek, LeadCreateDialog)
  const searchBox = useRef<HTMLInputElement>(null)
  const create = () => navigate('/leads/new')
  useLetterKeys({ '/': () => searchBox.current?.focus(), ...(mayCreate && { n: create }) })
  const peeked = peeking && active >= 0 ? result.rows.rowAt(active) : undefined
  return (
    <>
      <PageHeader
        title={t('leads.title')}
        detail={result.state === 'ready' ? t('leads.list.count', { count: result.rows.total }) : undefined}
        actions={
          mayCreate && (
            <Button leftSection={<IconPlus size={15} />} onClick={create}>
              {t('leads.new')}
            </Button>
          )
        }
      />
      <LeadToolbar columns={columns} searchBox={searchBox} />
      <div className={classes.page}>
        <div className={classes.main} data-stale={result.isStale || undefined}>
          <LeadTable result={result} columns={visibleColumns} keysEnabled={!isCreating} onCreate={create} />
        </div>
        {peeked && (
          <Suspense>
            <LeadPeek id={peeked._id} onClose={() => leadsStore.setState({ peeking: false })} />
          </Suspense>
        )}
      </div>
      {isCreating && (
        <Suspense>
          <LeadCreateDialog onClose={() => navigate('/leads')} />
        </Suspense>
      )}
    </>
  )
}
