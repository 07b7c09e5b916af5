import { Button } from '@mantine/core'
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRoute } from 'wouter'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { FilterBar } from '../../records/list/FilterBar.tsx'
import { isFiltered } from '../../records/list/list.store.ts'
import { NoResult } from '../../records/list/NoResult.tsx'
import { MoveFeedback } from '../../records/opportunities/MoveFeedback.tsx'
import { opportunitySource, useOpportunityFilters } from '../../records/opportunities/opportunity.filters.ts'
import { useCreating } from '../../records/opportunities/useCreating.tsx'
import { useMay } from '../../state/session.store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useLetterKeys } from '../../ui/useLetterKeys.ts'
import classes from './Board.module.css'
import { Board } from './Board.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { BoardTotals } from './BoardTotals.tsx'
import { boardList } from './pipeline.store.ts'
import { useBoard } from './useBoard.ts'

const OpportunityDrawer = lazyPart(async () => (await import('./OpportunityDrawer.tsx')).OpportunityDrawer)

/** The pipeline: every opportunity on a board by stage; one of them in a panel over it at /pipeline/:id. */
export function PipelinePage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [, params] = useRoute('/pipeline/:id')
  const { create, dialog } = useCreating(useCallback((id: string) => navigate(`/pipeline/${id}`), [navigate]))
  usePreloaded(OpportunityDrawer)
  const search = useRef<HTMLInputElement>(null)
  const board = useBoard()
  useLetterKeys({ '/': () => search.current?.select(), ...(create && { n: create }) })
  return (
    <div className={classes.page}>
      <PageHeader title={t('opportunities.title')} actions={create && <NewButton onClick={create} />} />
      <Filters searchBox={search} />
      <Content board={board} onNew={create} />
      <MoveFeedback />
      {dialog}
      <Drawer id={params?.id ?? null} onClose={() => navigate('/pipeline')} />
    </div>
  )
}

/** The columns are the stages: nothing else is said of them. */
const leftOut = ['stage', 'state', 'closed_at'] as const

function Filters({ searchBox }: { searchBox: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const specs = useOpportunityFilters(leftOut)
  // A salesperson sees only their own: nothing to choose there.
  const isSales = useMay('sales')
  const isAdmin = useMay('admin')
  const offered = isSales && !isAdmin ? specs.filter(({ field }) => field !== 'owner') : specs
  return (
    <FilterBar
      list={boardList}
      specs={offered}
      source={opportunitySource}
      searchLabel={t('opportunities.filter.search')}
      searchBox={searchBox}
    />
  )
}

/** Not there until something has been opened: a drawer costs the board's first frame more than its cards. */
function Drawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const [wasOpen, setOpen] = useState(id !== null)
  useEffect(() => {
    if (id !== null) setOpen(true)
  }, [id])
  return wasOpen && <OpportunityDrawer id={id} onClose={onClose} />
}

function NewButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
      {t('opportunities.new')}
    </Button>
  )
}

type ContentProps = { board: ReturnType<typeof useBoard>; onNew: (() => void) | undefined }

function Content({ board, onNew }: ContentProps) {
  const { columns, error, isPending, isPlaceholderData, refetch } = board
  const filter = boardList.use((state) => state.filter)
  if (error && columns.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (isPending) return <BoardSkeleton />
  if (isEmpty(columns) && !isPlaceholderData) {
    return isFiltered(filter) ? <NoResult list={boardList} /> : <NothingYet onNew={onNew} />
  }
  return (
    <>
      <BoardTotals columns={columns} />
      <Board columns={columns} isOld={isPlaceholderData} />
    </>
  )
}

function isEmpty(columns: BoardColumnData[]): boolean {
  return columns.every(({ count }) => count === 0)
}

function NothingYet({ onNew }: { onNew: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconLayoutKanban}
      title={t('opportunities.empty.title')}
      actions={onNew && <NewButton onClick={onNew} />}
    >
      {t(onNew ? 'opportunities.empty.text' : 'opportunities.empty.viewerText')}
    </EmptyState>
  )
}
