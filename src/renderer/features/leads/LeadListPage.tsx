import { IconUsers } from '@tabler/icons-react'

import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '#renderer/api/client.ts'
import { ExportMenu, exportedColumns } from '#renderer/records/list/ExportMenu.tsx'
import { ListPage } from '#renderer/records/list/ListPage.tsx'
import { DuplicatesLink } from '#renderer/records/merge/DuplicatesLink.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { visibleColumns } from '#renderer/ui/table/layout.ts'
import { type LeadSortField, leadExportColumns } from '#shared/leads/lead.values.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import { LeadImportLink } from './LeadImportLink.tsx'
import { leadSource } from './lead-list.query.ts'
import { leadList } from './leads.store.ts'
import { useLeadColumns } from './useLeadColumns.tsx'
import { useLeadFilters } from './useLeadFilters.ts'

// None is there when the list opens: the list must not wait for their forms and calendars.
const LeadCreateDialog = lazyPart(async () => (await import('./LeadCreateDialog.tsx')).LeadCreateDialog)
const LeadBulkBar = lazyPart(async () => (await import('./LeadBulkBar.tsx')).LeadBulkBar)
const LeadPeek = lazyPart(async () => (await import('./LeadPeek.tsx')).LeadPeek)

/** Every lead that the user may see. */
export function LeadListPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const isCreating = mayWrite && path === '/leads/new'
  const columns = useLeadColumns()
  usePreloaded(LeadPeek, LeadCreateDialog, LeadBulkBar)
  return (
    <ListPage
      list={leadList}
      source={leadSource}
      columns={columns}
      filters={useLeadFilters()}
      path="/leads"
      texts={{
        title: t('leads.title'),
        count: (count) => t('leads.list.count', { count }),
        all: t('leads.list.all'),
        search: t('leads.list.search'),
        new: t('leads.new')
      }}
      rowTestId="lead-row"
      empty={{
        icon: IconUsers,
        title: t('leads.list.empty.title'),
        text: mayWrite ? t('leads.list.empty.text') : t('leads.list.empty.readOnly')
      }}
      {...(mayWrite && { onCreate: () => navigate('/leads/new') })}
      isCreating={isCreating}
      tools={(layout) => (
        <>
          <DuplicatesLink kind="lead" />
          {mayWrite && <LeadImportLink />}
          <ExportMenu
            list={leadList}
            start={(request) =>
              api.leads.export({
                ...request,
                sort: request.sort as SortKey<LeadSortField>[],
                columns: exportedColumns(
                  leadExportColumns,
                  ['brand_name', 'name', 'email'],
                  visibleColumns(columns, layout)
                )
              })
            }
          />
        </>
      )}
      peek={(id, close) => <LeadPeek id={id} onClose={close} />}
      bulk={(total) => <LeadBulkBar total={total} />}
    >
      {isCreating && <LeadCreateDialog onClose={() => navigate('/leads')} />}
    </ListPage>
  )
}
