import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { formatMoney, formatNumber, formatPercent } from '../../records/formats.ts'
import classes from './BoardTotals.module.css'
import { boardTotals, type CurrencySum } from './board.totals.ts'

/** The figures above the board, for everything that the filter finds. */
export function BoardTotals({ columns }: { columns: BoardColumnData[] }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const { open, won, closed, sums } = boardTotals(columns)
  const exact = sums.map(({ currency, value }) => formatMoney(value, currency, language)).join('\n')
  return (
    <dl className={classes.totals} aria-label={t('opportunities.totals.label')}>
      <Figure label={t('opportunities.totals.open')}>{formatNumber(open, language)}</Figure>
      <Figure label={t('opportunities.totals.value')} hint={exact}>
        <Sums sums={sums} of="value" language={language} />
      </Figure>
      <Figure label={t('opportunities.totals.weighted')} hint={t('opportunities.totals.weightedHint')}>
        <Sums sums={sums} of="weighted" language={language} />
      </Figure>
      <Figure
        label={t('opportunities.totals.wonRate')}
        hint={t('opportunities.totals.wonRateHint', { won, closed })}
      >
        {closed === 0 ? '—' : formatPercent(won / closed, language)}
      </Figure>
    </dl>
  )
}

function Figure({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.figure} title={hint}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  )
}

type SumsProps = { sums: CurrencySum[]; of: 'value' | 'weighted'; language: string }

function Sums({ sums, of, language }: SumsProps) {
  if (sums.length === 0) return '—'
  return sums.map((sum) => <bdi key={sum.currency}>{formatMoney(sum[of], sum.currency, language, true)}</bdi>)
}
