import { IconTargetArrow } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ListPage } from '#renderer/records/list/ListPage.tsx'
import { MoveFeedback } from '#renderer/records/opportunities/MoveFeedback.tsx'
import {
  opportunitySource,
  useOpportunityFilters
} from '#renderer/records/opportunities/opportunity.filters.ts'
import { useCreating } from '#renderer/records/opportunities/useCreating.tsx'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
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
  usePreloaded(OpportunityPeek, DealBulkBar)
  return (
    <ListPage
      list={opportunityList}
      source={opportunitySource}
      columns={useOpportunityColumns()}
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
      peek={(id, close) => <OpportunityPeek id={id} onClose={close} />}
      bulk={(total) => <DealBulkBar total={total} />}
    >
      {dialog}
      <MoveFeedback />
    </ListPage>
  )
}
