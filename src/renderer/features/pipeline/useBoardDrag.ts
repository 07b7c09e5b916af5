import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showError } from '../../ui/toasts.tsx'

/**
 * Lets the mouse carry cards over the board. The code for it is loaded when the board has been painted: until then
 * nobody can have taken a card.
 */
export function useBoardDrag(board: RefObject<HTMLElement | null>, mayMove: boolean): void {
  const { t } = useTranslation()
  useEffect(() => {
    const element = board.current
    if (!element || !mayMove) return
    let stop: (() => void) | null = null
    let isGone = false
    import('./board.drag.ts').then(
      ({ followDrags }) => {
        if (!isGone) stop = followDrags(element, t)
      },
      (error: unknown) => showError(error)
    )
    return () => {
      isGone = true
      stop?.()
    }
  }, [board, mayMove, t])
}
