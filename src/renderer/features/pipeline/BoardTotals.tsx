import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { formatMoney, formatNumber, formatPercent } from '../../records/formats.ts'
import classes from './BoardTotals.module.css'
import { boardTotals, type CurrencySum } from './board.totals.ts'

/** The figures above the board, for everything that the filter finds. */
export function BoardTotals({ columns }: { columns: BoardColumnData[] }) {
  const { t, i18n } = useTranslation()
  const { open, won, closed, sums } = boardTotals(columns)
  return (
    <dl className={classes.totals} aria-label={t('opportunities.totals.label')}>
      <Figure label={t('opportunities.totals.open')}>{formatNumber(open, i18n.language)}</Figure>
      <Figure label={t('opportunities.totals.value')} hint={<Exact sums={sums} of="value" />}>
        <Sums sums={sums} of="value" />
      </Figure>
      <Figure label={t('opportunities.totals.weighted')} hint={t('opportunities.totals.weightedHint')}>
        <Sums sums={sums} of="weighted" />
      </Figure>
      <Figure
        label={t('opportunities.totals.wonRate')}
        hint={t('opportunities.totals.wonRateHint', { won, closed })}
      >
        {closed === 0 ? '—' : formatPercent(won / closed, i18n.language)}
      </Figure>
    </dl>
  )
}

function Figure({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <Tooltip label={hint} disabled={!hint} position="bottom-start">
      <div className={classes.figure}>
        <dt className={classes.label}>{label}</dt>
        <dd className={classes.value}>{children}</dd>
      </div>
    </Tooltip>
  )
}

type SumsProps = { sums: CurrencySum[]; of: 'value' | 'weighted' }

function Sums({ sums, of }: SumsProps) {
  const { i18n } = useTranslation()
  if (sums.length === 0) return '—'
  return sums.map((sum) => (
    <bdi key={sum.currency}>{formatMoney(sum[of], sum.currency, i18n.language, true)}</bdi>
  ))
}

function Exact({ sums, of }: SumsProps) {
  const { i18n } = useTranslation()
  if (sums.length === 0) return '—'
  return sums.map((sum) => (
    <div key={sum.currency}>
      <bdi>{formatMoney(sum[of], sum.currency, i18n.language)}</bdi>
    </div>
  ))
}
