import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { formatMoment, formatUnit } from '#renderer/records/formats.ts'
import type { ShownOpportunity } from '#renderer/records/opportunities/opportunity.shown.ts'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import colors from '#renderer/records/stage-colors.module.css'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { type StageSpan, spanEnd } from '#shared/opportunities/stage.history.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import classes from './OpportunityPage.module.css'
import { barOf } from './stage.bars.ts'

/** Where the deal has been, how long at each stage, and who moved it. */
export function StageHistory({ opportunity }: { opportunity: ShownOpportunity }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('opportunities', 'stageHistory', { _id: opportunity._id }))
  return (
    <section className={classes.card} aria-label={t('opportunities.page.stages')}>
      <h2 className={classes.heading}>{t('opportunities.page.stages')}</h2>
      {error && !data && <ErrorText error={error} />}
      {!data && !error && <Skeleton height={64} />}
      {data && <Spans spans={data} />}
    </section>
  )
}

function Spans({ spans }: { spans: StageSpan[] }) {
  const now = new Date()
  return (
    <ol className={classes.spans}>
      {spans.map((span, at) => (
        // A deal may come to a stage twice: only its place tells one stay from the other.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={at} className={classes.span} data-testid="stage-span">
          <StageBadge stage={span.stage} />
          <Bar span={span} spans={spans} now={now} />
          <Time span={span} end={spanEnd(spans, at, now)} />
        </li>
      ))}
    </ol>
  )
}

/** When it was there, on the time line of the whole deal; nothing where nobody wrote it down. */
function Bar({ span, spans, now }: { span: StageSpan; spans: StageSpan[]; now: Date }) {
  const bar = barOf(span, spans, now)
  return (
    <span
      className={`${colors.stage} ${classes.track}`}
      data-stage={canonicalStage(span.stage) ?? 'unknown'}
      aria-hidden
    >
      {bar && (
        <span
          className={classes.bar}
          style={{ insetInlineStart: `${bar.start}%`, inlineSize: `${bar.length}%` }}
        />
      )}
    </span>
  )
}

function Time({ span, end }: { span: StageSpan; end: Date | null }) {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  const { entered_at, user_email } = span
  const days = entered_at && end ? (end.getTime() - entered_at.getTime()) / 86_400_000 : null
  const since =
    entered_at && t('opportunities.page.since', { moment: formatMoment(entered_at, i18n.language) })
  const by = user_email && t('opportunities.page.by', { name: nameOf(user_email) })
  return (
    <span className={classes.time} title={[since, by].filter(Boolean).join(' · ') || undefined}>
      {user_email && <bdi>{nameOf(user_email)}</bdi>}
      <span className={classes.days}>
        {days === null ? t('opportunities.page.unknownTime') : durationText(days, i18n.language)}
      </span>
    </span>
  )
}

/** Hours within the first day, days after it. */
function durationText(days: number, language: string): string {
  if (days < 1) return formatUnit(Math.max(1, Math.round(days * 24)), 'hour', language)
  return formatUnit(Math.round(days), 'day', language)
}
