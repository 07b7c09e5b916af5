import { IconTargetArrow } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '#renderer/api/client.ts'
import { ExportMenu, exportedColumns } from '#renderer/records/list/ExportMenu.tsx'
import { ListPage } from '#renderer/records/list/ListPage.tsx'
import { MoveFeedback } from '#renderer/records/opportunities/MoveFeedback.tsx'
import {
  opportunitySource,
  useOpportunityFilters
} from '#renderer/records/opportunities/opportunity.filters.ts'
import { useCreating } from '#renderer/records/opportunities/useCreating.tsx'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { visibleColumns } from '#renderer/ui/table/layout.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import {
  type OpportunitySortField,
  opportunityExportColumns
} from '#shared/opportunities/opportunity.contract.ts'
import { opportunityList } from './opportunities.store.ts'
import { useOpportunityColumns } from './useOpportunityColumns.tsx'

// Neither is there when the list opens: the list must not wait for their forms and calendars.
const DealBulkBar = lazyPart(async () => (await import('./DealBulkBar.tsx')).DealBulkBar)
const OpportunityPeek = lazyPart(async () => (await import('./OpportunityPeek.tsx')).OpportunityPeek)

/** Every opportunity that the user may see. */
export function OpportunityListPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { create, dialog } = useCreating(
    useCallback((id: string) => navigate(`/opportunities/${id}`), [navigate])
  )
  const columns = useOpportunityColumns()
  usePreloaded(OpportunityPeek, DealBulkBar)
  return (
    <ListPage
      list={opportunityList}
      source={opportunitySource}
      columns={columns}
      filters={useOpportunityFilters()}
      path="/opportunities"
      texts={{
        title: t('opportunities.list.title'),
        count: (count) => t('opportunities.list.count', { count }),
        all: t('opportunities.list.all'),
        search: t('opportunities.filter.search'),
        new: t('opportunities.new')
      }}
      rowTestId="opportunity-row"
      empty={{
        icon: IconTargetArrow,
        title: t('opportunities.empty.title'),
        text: t(create ? 'opportunities.empty.text' : 'opportunities.empty.viewerText')
      }}
      {...(create && { onCreate: create })}
      isCreating={Boolean(dialog)}
      tools={(layout) => (
        <ExportMenu
          list={opportunityList}
          start={(request) =>
            api.opportunities.export({
              ...request,
              sort: request.sort as SortKey<OpportunitySortField>[],
              columns: exportedColumns(
                opportunityExportColumns,
                ['name', 'stage', 'value', 'currency'],
                visibleColumns(columns, layout)
              )
            })
          }
        />
      )}
      peek={(id, close) => <OpportunityPeek id={id} onClose={close} />}
      bulk={(total) => <DealBulkBar total={total} />}
    >
      {dialog}
      <MoveFeedback />
    </ListPage>
  )
}
