import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { usePipelineSettings } from '../../records/opportunities/pipeline.settings.ts'
import { useTeammates } from '../../records/useTeammates.ts'

/** A card and where it stands. */
export type PlacedCard = { card: MarkedCard; column: BoardColumn; index: number }

/**
 * What all columns and cards share, as one object that stays the same until something in it changes: a hundred cards
 * that each look up a dozen texts would take longer than drawing them.
 */
export type CardKit = ReturnType<typeof useCardKit>

export function useCardKit() {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  const { stale_days, others } = usePipelineSettings()
  const language = i18n.language
  // A window that stays open over night marks what became overdue.
  const day = calendarDay(new Date())
  return useMemo(
    () => ({
      nameOf,
      language,
      today: calendarInstant(day) ?? new Date(),
      /** What a stage is called that stands for none of the eight. */
      otherStage: (stored: string) => others.find(({ id }) => id === stored)?.name ?? stored,
      stageName: (column: BoardColumn) => t(`enums.stage.${column}`),
      countText: (count: number) => t('opportunities.list.count', { count }),
      sumText: (value: string, weighted: string) => t('opportunities.board.sumHint', { value, weighted }),
      words: {
        noValue: t('opportunities.card.noValue'),
        noAction: t('opportunities.card.noAction'),
        closes: t('opportunities.card.closes'),
        lateClose: t('opportunities.card.lateClose'),
        due: t('opportunities.card.due'),
        overdue: t('opportunities.card.overdue'),
        quiet: t('opportunities.card.quiet', { count: stale_days }),
        chosen: t('opportunities.card.chosen'),
        unassigned: t('common.unassigned'),
        noCards: t('opportunities.board.noCards'),
        dropHere: t('opportunities.board.dropHere'),
        otherStages: t('opportunities.board.otherStages'),
        weighted: t('opportunities.board.weighted'),
        collapse: t('opportunities.board.collapse'),
        expand: t('opportunities.board.expand')
      }
    }),
    [nameOf, language, day, others, stale_days, t]
  )
}
