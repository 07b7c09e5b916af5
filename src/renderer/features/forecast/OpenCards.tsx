import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { formatMoney, formatMonth, formatNumber } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { type Month, monthStart } from '#shared/forecast/forecast.schema.ts'
import classes from './Forecast.module.css'
import type { OpenList } from './ForecastPage.tsx'
import {
  type OpenFigure,
  openFilter,
  type Span,
  type Sum,
  sumsByMonth,
  sumsByOwner
} from './forecast.figures.ts'

type Props = {
  query: UseQueryResult<OpenFigure[], Error>
  months: Month[]
  currency: string
  open: OpenList
}

/** Open deals by the month in which they are expected to close. */
export function OpenByMonth({ query, months, currency, open }: Props) {
  const { t } = useTranslation()
  return (
    <Card title={t('forecast.byMonth')} detail={t('forecast.legend')} query={query}>
      {(figures) => {
        const lines = sumsByMonth(figures, months, currency)
        if (lines.every(({ sum }) => sum.count === 0)) return <Nothing>{t('forecast.nothing')}</Nothing>
        return (
          <Lines
            label={t('forecast.byMonth')}
            currency={currency}
            lines={lines.map(({ span, sum }) => ({
              key: span,
              label: <SpanName span={span} />,
              isLate: span === 'before',
              sum,
              onOpen: () => open(openFilter({ span, currency }, months))
            }))}
          />
        )
      }}
    </Card>
  )
}

function SpanName({ span }: { span: Span }) {
  const { t, i18n } = useTranslation()
  if (span === 'before') return t('forecast.before')
  if (span === 'after') return t('forecast.after')
  return span === 'none' ? t('forecast.none') : formatMonth(monthStart(span), i18n.language, 'long')
}

/** Open deals by who has them. */
export function OpenByOwner({ query, months, currency, open }: Props) {
  const { t } = useTranslation()
  return (
    <Card title={t('forecast.byOwner')} detail={t('forecast.legend')} query={query}>
      {(figures) => {
        const lines = sumsByOwner(figures, currency)
        if (lines.length === 0) return <Nothing>{t('forecast.nothing')}</Nothing>
        return (
          <Lines
            label={t('forecast.byOwner')}
            currency={currency}
            lines={lines.map(({ owner, sum }) => ({
              key: owner ?? '',
              label: <OwnerBadge owner={owner} />,
              sum,
              onOpen: () => open(openFilter({ owner, currency }, months))
            }))}
          />
        )
      }}
    </Card>
  )
}

type Line = { key: string; label: ReactNode; isLate?: boolean; sum: Sum; onOpen: () => void }

/** Each line: a name, how many deals, what they are worth and what that weighs; the bar shows both. */
function Lines({ label, currency, lines }: { label: string; currency: string; lines: Line[] }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const most = Math.max(...lines.map(({ sum }) => sum.value), 1)
  return (
    <ul className={classes.lines} aria-label={label}>
      {lines.map(({ key, label: name, isLate, sum, onOpen }) => (
        <li key={key}>
          <button
            type="button"
            className={classes.line}
            data-testid="forecast-line"
            disabled={sum.count === 0}
            title={t('opportunities.board.sumHint', {
              value: formatMoney(sum.value, currency, language),
              weighted: formatMoney(Math.round(sum.weighted), currency, language)
            })}
            onClick={onOpen}
          >
            <span className={classes.name} data-late={isLate || undefined}>
              {name}
            </span>
            <span className={classes.count}>
              {sum.count === 0
                ? '—'
                : t('forecast.deals', { count: sum.count, formatted: formatNumber(sum.count, language) })}
            </span>
            <bdi className={classes.value}>
              {sum.count > 0 && formatMoney(sum.value, currency, language, true)}
            </bdi>
            <bdi className={classes.weighted}>
              {sum.count > 0 && formatMoney(sum.weighted, currency, language, true)}
            </bdi>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ inlineSize: `${(100 * sum.value) / most}%` }} />
              <span
                className={classes.barWeighted}
                style={{ inlineSize: `${(100 * sum.weighted) / most}%` }}
              />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
