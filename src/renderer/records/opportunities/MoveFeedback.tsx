import { useTranslation } from 'react-i18next'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'
import classes from './MoveFeedback.module.css'
import { useMoves } from './moves.store.ts'
import { wordsOf } from './moves.texts.ts'
import { cancelLost, confirmLost } from './moves.ts'

const LostReasonDialog = lazyPart(async () => (await import('./LostReasonDialog.tsx')).LostReasonDialog)

/** What every screen that moves deals needs: the question why one was lost, and every step said to screen readers. */
export function MoveFeedback() {
  const says = useMoves((state) => state.says)
  const { t } = useTranslation()
  const asking = useMoves((state) => state.asking)
  usePreloaded(LostReasonDialog)
  return (
    <>
      <p className={classes.hidden} role="status" aria-live="assertive" data-testid="board-says">
        {says}
      </p>
      {asking && (
        <LostReasonDialog
          name={wordsOf(asking.cards, t).name}
          onConfirm={(reason) => confirmLost(asking, reason, t)}
          onCancel={() => cancelLost(asking, t)}
        />
      )}
    </>
  )
}
