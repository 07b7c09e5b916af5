import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { formatDay, formatNumber, formatPercent } from '#renderer/records/formats.ts'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { statusesFrom } from '#shared/dashboard/dashboard.rules.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { calendarDay } from '#shared/values/calendar-day.ts'
import { type Bar, BarList } from './BarList.tsx'
import type { OpenLists } from './open-lists.ts'
import { TimeBars } from './TimeBars.tsx'

type Props = { open: OpenLists }

const weekMs = 7 * 86_400_000

/** Leads of each of the last twelve weeks. */
export function LeadsPerWeek({ open }: Props) {
  const { t, i18n } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'leadsIn', {}))
  return (
    <Card title={t('dashboard.leadsPerWeek')} detail={t('dashboard.weeks')} query={query} wide>
      {({ weeks }) => (
        <TimeBars
          unit={t('dashboard.leads')}
          bars={weeks.map(({ start, count }) => ({
            label: formatDay(start, start, i18n.language),
            name: t('dashboard.weekOf', { day: formatDay(start, new Date(), i18n.language) }),
            value: count,
            onOpen: () =>
              open.leads({ created_at: { from: calendarDay(start), to: calendarDay(lastDay(start)) } })
          }))}
        />
      )}
    </Card>
  )
}

/** Noon of Sunday: whatever the clocks did in that week, it is that day. */
function lastDay(monday: Date): Date {
  return new Date(monday.getTime() + weekMs - 86_400_000 / 2)
}

/** How far the leads of the last 90 days have come, each step with its share of all. */
export function Funnel({ open }: Props) {
  const { t, i18n } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'funnel', {}))
  return (
    <Card title={t('dashboard.funnel')} detail={t('dashboard.days', { count: 90 })} query={query}>
      {({ steps }) => {
        const all = steps[0]?.count ?? 0
        if (all === 0) return <Nothing>{t('dashboard.nothing.leads')}</Nothing>
        const bars = steps.map(
          ({ step, count }): Bar => ({
            key: step,
            label: t(`dashboard.step.${step}`),
            value: count,
            figure: `${formatNumber(count, i18n.language)} · ${formatPercent(count / all, i18n.language)}`,
            onOpen: () => open.leads({ created_at: { days: 90 }, status: statusesFrom[step] })
          })
        )
        return <BarList bars={bars} />
      }}
    </Card>
  )
}

/** Where the leads of the last 30 days came from. */
export function Sources({ open }: Props) {
  const { t } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'sources', {}))
  return (
    <Card title={t('dashboard.sources')} detail={t('dashboard.days', { count: 30 })} query={query}>
      {({ sources, others, otherSources }) => {
        if (sources.length === 0) return <Nothing>{t('dashboard.nothing.leads')}</Nothing>
        const bars = sources.map(
          ({ source, count }): Bar => ({
            key: source ?? '',
            label: source === null ? t('dashboard.noSource') : <bdi>{source}</bdi>,
            value: count,
            onOpen: () => open.leads({ created_at: { days: 30 }, source: [source ?? noValue] })
          })
        )
        const openRest = () => open.leads({ created_at: { days: 30 }, source: otherSources })
        const rest: Bar[] =
          others > 0 ? [{ key: 'others', label: t('dashboard.others'), value: others, onOpen: openRest }] : []
        return <BarList bars={[...bars, ...rest]} />
      }}
    </Card>
  )
}

/** Every lead by its stage. */
export function LeadStages({ open }: Props) {
  const { t } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'leadStages', {}))
  return (
    <Card title={t('dashboard.leadStages')} query={query}>
      {({ total, stages, unknownStages }) => {
        if (total === 0) return <Nothing>{t('dashboard.nothing.leads')}</Nothing>
        const shown = stages.filter(({ stage, count }) => stage !== 'unknown' || count > 0)
        const bars = shown.map(
          ({ stage, count }): Bar => ({
            key: stage,
            label:
              stage === 'unknown' ? t('enums.stage.unknown') : <StageBadge stage={stage} of="lead_stage" />,
            value: count,
            onOpen: () => open.leads({ stage: stage === 'unknown' ? unknownStages : [stage] })
          })
        )
        return <BarList bars={bars} />
      }}
    </Card>
  )
}
