import { Suspense } from 'react'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'
import classes from './MoveFeedback.module.css'
import { useMoves } from './moves.store.ts'

const LostReasonDialog = lazyPart(async () => (await import('./LostReasonDialog.tsx')).LostReasonDialog)

/** What every screen that moves deals needs: the question why one was lost, and every step said to screen readers. */
export function MoveFeedback() {
  const says = useMoves((state) => state.says)
  const isAsking = useMoves((state) => state.asking !== null)
  usePreloaded(LostReasonDialog)
  return (
    <>
      <p className={classes.hidden} role="status" aria-live="assertive" data-testid="board-says">
        {says}
      </p>
      {isAsking && (
        <Suspense>
          <LostReasonDialog />
        </Suspense>
      )}
    </>
  )
}
