import type { TFunction } from 'i18next'
import { AppError, type ErrorCode } from '#shared/ipc/result.ts'
import { showError } from '../../ui/toasts.tsx'
import { enumLabel } from '../enum-labels.ts'
import type { MovedCard } from './board.moves.ts'

/** What is said of deals that moved, or could not. */

/** Words for a sentence about one deal or several: its name or how many, and where they were. */
export function wordsOf(cards: MovedCard[], t: TFunction): { name: string; stage: string } {
  const first = cards[0]
  const name =
    cards.length === 1 ? (first?.card.name ?? '') : t('opportunities.list.count', { count: cards.length })
  return { name, stage: t(`enums.stage.${first?.from ?? 'unknown'}`) }
}

type Refused = { code: ErrorCode; current: { stage: string | null } | null; details?: object }

/** Says why cards went back, and offers to try again where that may help. */
export function showRefusal(cards: MovedCard[], refused: Refused[], again: () => void, t: TFunction): void {
  const first = refused[0]
  if (!first) return
  const mayWorkLater = first.code === 'offline' || first.code === 'internal'
  const wayOut = mayWorkLater ? { label: t('common.retry'), onClick: again } : undefined
  showError(refusalText(cards, first, t) ?? new AppError(first.code, '', { ...first.details }), wayOut)
}

/** Words that say more than the code does: where the card is now, or how many went back. */
function refusalText(cards: MovedCard[], { code, current }: Refused, t: TFunction): string | null {
  const isMeanwhile = code === 'not_found' || code === 'changed_elsewhere'
  if (cards.length > 1)
    return isMeanwhile ? t('opportunities.moved.someElsewhere', { count: cards.length }) : null
  const name = cards[0]?.card.name ?? ''
  if (code === 'not_found') return t('opportunities.moved.gone', { name })
  if (code !== 'changed_elsewhere' || !current) return null
  const stage = enumLabel(t, 'stage', current.stage ?? 'analysis_requested')
  return t('opportunities.moved.elsewhere', { name, stage })
}
