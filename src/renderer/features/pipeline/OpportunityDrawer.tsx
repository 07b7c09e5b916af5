import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { callOptions } from '../../api/queries.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'
import { TextSkeleton } from '../../ui/Skeletons.tsx'
import classes from './OpportunityPanel.module.css'
import { usePipeline } from './pipeline.store.ts'

/** Fields, calendars and history are not needed to paint the board. */
const OpportunityPanel = lazyPart(async () => (await import('./OpportunityPanel.tsx')).OpportunityPanel)

type Props = {
  /** Null while no opportunity is open. */
  id: string | null
  onClose: () => void
}

/** The panel over the board. Closing goes through the router, which asks when something typed would be lost. */
export function OpportunityDrawer({ id, onClose }: Props) {
  const { t } = useTranslation()
  const shown = useLastId(id)
  usePreloaded(OpportunityPanel)
  return (
    <Drawer.Root
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={580}
      padding={0}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content aria-label={t('opportunities.panel.label')}>
        <Drawer.Body>
          {shown && (
            <Suspense fallback={<Waiting />}>
              <Loaded key={shown} id={shown} onClose={onClose} />
            </Suspense>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** Keeps the panel's content while it slides out. */
function useLastId(id: string | null): string | null {
  const [last, setLast] = useState(id)
  useEffect(() => {
    if (id) setLast(id)
  }, [id])
  return id ?? last
}

function Loaded({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(callOptions('opportunities', 'get', { _id: id }))
  const shown = useMoved(data)
  if (shown) return <OpportunityPanel opportunity={shown} onClose={onClose} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Waiting />
}

function Waiting() {
  return (
    <div className={classes.waiting}>
      <TextSkeleton lines={8} />
    </div>
  )
}

/** The opportunity with its moves on their way already done. */
function useMoved(stored: Opportunity | undefined): Opportunity | undefined {
  const moves = usePipeline((state) => state.moves)
  return useMemo(() => {
    const last = moves.findLast(({ card }) => card._id === stored?._id)
    if (!stored || !last) return stored
    return { ...stored, stage: last.moved.stage, probability: last.moved.probability }
  }, [stored, moves])
}
