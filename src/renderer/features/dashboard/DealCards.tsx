import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { CurrencySwitch } from '#renderer/records/figures/CurrencySwitch.tsx'
import { formatMoney, formatMonth, formatNumber } from '#renderer/records/formats.ts'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { type Bar, BarList } from './BarList.tsx'
import type { OpenLists } from './open-lists.ts'
import { TimeBars } from './TimeBars.tsx'

type Props = { open: OpenLists }

/** Open deals by stage: how many, and what they are worth. */
export function PipelineStages({ open }: Props) {
  const { t, i18n } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'pipeline', {}))
  return (
    <Card title={t('dashboard.pipelineStages')} query={query}>
      {({ stages, open: count }) => {
        if (count === 0) return <Nothing>{t('dashboard.nothing.deals')}</Nothing>
        const bars = stages
          .filter((stage) => stage.stage !== 'unknown' || stage.count > 0)
          .map(
            ({ stage, count, sums }): Bar => ({
              key: stage,
              label: stage === 'unknown' ? t('enums.stage.unknown') : <StageBadge stage={stage} />,
              value: count,
              figure: <span title={sumsText(sums, i18n.language)}>{formatNumber(count, i18n.language)}</span>,
              onOpen: () => open.opportunities({ state: ['open'], stage: [stage] })
            })
          )
        return <BarList bars={bars} />
      }}
    </Card>
  )
}

function sumsText(sums: { currency: string; value: number }[], language: string): string {
  return sums.map(({ currency, value }) => formatMoney(value, currency, language)).join(' · ')
}

/** What was won in each of the last twelve months, one currency at a time. */
export function WonByMonth({ open }: Props) {
  const { t, i18n } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useQuery(callOptions('dashboard', 'wonByMonth', {}))
  return (
    <Card title={t('dashboard.wonByMonth')} detail={t('dashboard.months')} query={query} wide>
      {({ months }) => {
        const currencies = [...new Set(months.flatMap(({ sums }) => sums.map(({ currency }) => currency)))]
        const currency = chosen ?? currencies[0]
        if (currency === undefined) return <Nothing>{t('dashboard.nothing.won')}</Nothing>
        return (
          <>
            <CurrencySwitch currencies={currencies} value={currency} onChange={setChosen} />
            <TimeBars
              unit={currency}
              currency={currency}
              bars={months.map(({ start, sums }) => ({
                label: formatMonth(start, i18n.language, 'short'),
                name: formatMonth(start, i18n.language, 'long'),
                value: sums.find((sum) => sum.currency === currency)?.value ?? 0,
                onOpen: () => open.opportunities(wonIn(start, currency))
              }))}
            />
          </>
        )
      }}
    </Card>
  )
}

/** The deals that were won in a month, in one currency. */
function wonIn(start: Date, currency: string): Partial<OpportunityFilter> {
  const last = new Date(start.getFullYear(), start.getMonth() + 1, 0)
  const closed_at = { from: calendarDay(start), to: calendarDay(last) }
  return { state: ['won'], currency: [currency], closed_at }
}

/** The time whose moves are looked at, as the main process counts. */
const daysOfMoves = 180

/** How many days deals stay at each stage on average; a line opens the moves that it is told from. */
export function StageDays({ open }: Props) {
  const { t, i18n } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'stageDays', {}))
  return (
    <Card title={t('dashboard.stageDays')} detail={t('dashboard.days', { count: daysOfMoves })} query={query}>
      {({ stages }) => {
        if (stages.length === 0) return <Nothing>{t('dashboard.nothing.moves')}</Nothing>
        const bars = stages.map(
          ({ stage, days, moves }): Bar => ({
            key: stage,
            label: stage === 'unknown' ? t('enums.stage.unknown') : <StageBadge stage={stage} />,
            value: days,
            onOpen: () => open.activities({ left: [stage], period: { days: daysOfMoves } }),
            figure: (
              <span title={t('dashboard.fromMoves', { count: moves })}>
                {t('dashboard.dayCount', {
                  count: Math.round(days),
                  formatted: formatNumber(Math.round(days * 10) / 10, i18n.language)
                })}
              </span>
            )
          })
        )
        return <BarList bars={bars} />
      }}
    </Card>
  )
}
