import { Button } from '@mantine/core'
import { IconLayoutKanban, IconPlus, IconSearchOff } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRoute } from 'wouter'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { useMay } from '../../state/session.store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import classes from './Board.module.css'
import { Board } from './Board.tsx'
import { BoardFilters } from './BoardFilters.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { BoardTotals } from './BoardTotals.tsx'
import { LostReasonDialog } from './LostReasonDialog.tsx'
import { OpportunityDrawer } from './OpportunityDrawer.tsx'
import { noFilter, setFilter, usePipeline } from './pipeline.store.ts'
import { useBoard } from './useBoard.ts'
import { usePageKeys } from './usePageKeys.ts'

const NewOpportunityDialog = lazyPart(
  async () => (await import('./NewOpportunityDialog.tsx')).NewOpportunityDialog
)

/** The pipeline: every opportunity on a board by stage; one of them in a panel over it at /pipeline/:id. */
export function PipelinePage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [, params] = useRoute('/pipeline/:id')
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<string | null>(null)
  const mayWrite = useMay('sales')
  usePreloaded(NewOpportunityDialog)
  const search = useRef<HTMLInputElement>(null)
  const board = useBoard()
  const create = mayWrite ? () => setCreating(true) : undefined
  // Only after the dialog is gone: while it is there it asks whether its text may be lost.
  useEffect(() => {
    if (!created) return
    setCreated(null)
    setCreating(false)
    navigate(`/pipeline/${created}`)
  }, [created, navigate])
  usePageKeys({ onSearch: () => search.current?.select(), onNew: create })
  return (
    <div className={classes.page}>
      <PageHeader title={t('opportunities.title')} actions={create && <NewButton onClick={create} />}>
        <BoardFilters searchRef={search} />
      </PageHeader>
      <Content board={board} onNew={create} />
      <LostReasonDialog />
      {isCreating && !created && (
        <Suspense>
          <NewOpportunityDialog onClose={() => setCreating(false)} onCreated={setCreated} />
        </Suspense>
      )}
      <OpportunityDrawer id={params?.id ?? null} onClose={() => navigate('/pipeline')} />
    </div>
  )
}

function NewButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
      {t('opportunities.new')}
    </Button>
  )
}

type ContentProps = { board: ReturnType<typeof useBoard>; onNew: (() => void) | undefined }

function Content({ board, onNew }: ContentProps) {
  const { columns, error, isPending, isPlaceholderData, refetch } = board
  const filter = usePipeline((state) => state.filter)
  if (error && columns.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (isPending) return <BoardSkeleton />
  if (isEmpty(columns) && !isPlaceholderData) {
    return filter.search || filter.owner !== null ? <NoResult /> : <NothingYet onNew={onNew} />
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

function NoResult() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t('opportunities.noResult.title')}
      actions={
        <Button variant="default" onClick={() => setFilter(noFilter)}>
          {t('opportunities.noResult.clear')}
        </Button>
      }
    >
      {t('opportunities.noResult.text')}
    </EmptyState>
  )
}
