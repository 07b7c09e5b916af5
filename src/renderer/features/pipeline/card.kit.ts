import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { BoardColumn } from '#shared/opportunities/opportunity.contract.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { useTeammates } from '../../records/useTeammates.ts'

/** A card and where it stands. */
export type PlacedCard = { card: OpportunityCard; column: BoardColumn; index: number }

type KeyHandler = (event: KeyboardEvent, placed: PlacedCard) => void

/**
 * What all cards share, as one object that stays the same until something in it changes: a hundred cards that
 * each look up a dozen texts would take longer than drawing them.
 */
export type CardKit = ReturnType<typeof useCardKit>

export function useCardKit(mayMove: boolean, onKey: KeyHandler) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const { nameOf } = useTeammates()
  const language = i18n.language
  // A window that stays open over night marks what became overdue.
  const day = calendarDay(new Date())
  return useMemo(
    () => ({
      mayMove,
      onKey,
      nameOf,
      language,
      today: calendarInstant(day) ?? new Date(),
      open: ({ _id }: OpportunityCard) => navigate(`/pipeline/${_id}`),
      words: {
        noValue: t('opportunities.card.noValue'),
        noAction: t('opportunities.card.noAction'),
        closes: t('opportunities.card.closes'),
        lateClose: t('opportunities.card.lateClose'),
        due: t('opportunities.card.due'),
        overdue: t('opportunities.card.overdue'),
        unassigned: t('common.unassigned')
      }
    }),
    [mayMove, onKey, nameOf, language, day, navigate, t]
  )
}
