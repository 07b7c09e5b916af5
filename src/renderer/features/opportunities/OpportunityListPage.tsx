import { Button } from '@mantine/core'
import { IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { FilterBar } from '#renderer/records/list/FilterBar.tsx'
import { ListBody } from '#renderer/records/list/ListBody.tsx'
import { setLayout, useLayout } from '#renderer/records/list/layouts.ts'
import { idsOf } from '#renderer/records/list/list.query.ts'
import { RecordTable } from '#renderer/records/list/RecordTable.tsx'
import { useListRows } from '#renderer/records/list/useListRows.ts'
import { ViewMenu } from '#renderer/records/list/ViewMenu.tsx'
import {
  opportunitySource,
  useOpportunityFilters
} from '#renderer/records/opportunities/opportunity.filters.ts'
import { useCreating } from '#renderer/records/opportunities/useCreating.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { ColumnChooser } from '#renderer/ui/table/ColumnChooser.tsx'
import { usualLayout } from '#renderer/ui/table/layout.ts'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import type { OpportunityRow } from '#shared/opportunities/opportunity.contract.ts'
import { opportunityList } from './opportunities.store.ts'
import { useOpportunityColumns } from './useOpportunityColumns.tsx'

/** Every opportunity that the user may see: search, filters, sort, a table of any length. */
export function OpportunityListPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { create, dialog } = useCreating(
    useCallback((id: string) => navigate(`/opportunities/${id}`), [navigate])
  )
  const result = useListRows(opportunityList, opportunitySource)
  const columns = useOpportunityColumns()
  const layout = useLayout(opportunityList, columns)
  const specs = useOpportunityFilters()
  const searchBox = useRef<HTMLInputElement>(null)
  const open = useCallback((deal: OpportunityRow) => navigate(`/opportunities/${deal._id}`), [navigate])
  useLetterKeys(create ? { n: create } : {})
  const newButton = create && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={create}>
      {t('opportunities.new')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('opportunities.list.title')}
        detail={
          result.state === 'ready' ? t('opportunities.board.count', { count: result.rows.total }) : undefined
        }
        actions={newButton}
      >
        <ViewMenu list={opportunityList} all={t('opportunities.list.all')} layout={layout} />
      </PageHeader>
      <FilterBar
        list={opportunityList}
        specs={specs}
        source={opportunitySource}
        searchLabel={t('opportunities.filter.search')}
        searchBox={searchBox}
      >
        <ColumnChooser
          columns={columns}
          layout={layout}
          onLayout={(changed) => setLayout(opportunityList, changed)}
          onReset={() => setLayout(opportunityList, usualLayout(columns))}
        />
      </FilterBar>
      <ListBody isStale={result.isStale}>
        <RecordTable
          list={opportunityList}
          result={result}
          columns={columns}
          label={t('opportunities.list.title')}
          rowTestId="opportunity-row"
          onOpen={open}
          selectable={false}
          idsOf={(from, to) => idsOf(opportunityList, opportunitySource, from, to)}
          onSearch={() => searchBox.current?.focus()}
          keysEnabled={!dialog}
          empty={
            <EmptyState icon={IconTargetArrow} title={t('opportunities.empty.title')} actions={newButton}>
              {t(create ? 'opportunities.empty.text' : 'opportunities.empty.viewerText')}
            </EmptyState>
          }
        />
      </ListBody>
      {dialog}
    </>
  )
}
