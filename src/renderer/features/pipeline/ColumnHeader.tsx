import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { formatMoney, formatNumber } from '../../records/formats.ts'
import classes from './BoardColumn.module.css'
import { shownSums } from './board.totals.ts'

/** Stage, count, and one sum a currency; exact and weighted sums on hover. */
export function ColumnHeader({ data }: { data: BoardColumnData }) {
  const { t, i18n } = useTranslation()
  const { column, count } = data
  const language = i18n.language
  const sums = shownSums(data.sums)
  const hint = sums.map(({ currency, value, weighted }) => (
    <div key={currency}>
      <bdi>
        {t('opportunities.board.sumHint', {
          value: formatMoney(value, currency, language),
          weighted: formatMoney(Math.round(weighted), currency, language)
        })}
      </bdi>
    </div>
  ))
  return (
    <header className={classes.header}>
      <h2
        className={classes.title}
        title={column === 'unknown' ? t('opportunities.board.otherStages') : undefined}
      >
        <span className={classes.mark} aria-hidden />
        <span className={classes.stage}>{t(`enums.stage.${column}`)}</span>
        <span className={classes.count}>{formatNumber(count, language)}</span>
      </h2>
      <Tooltip label={hint} disabled={sums.length === 0} position="bottom-start">
        <div className={classes.sums}>
          {sums.length === 0
            ? '—'
            : sums.map((sum) => (
                <bdi key={sum.currency}>{formatMoney(sum.value, sum.currency, language, true)}</bdi>
              ))}
        </div>
      </Tooltip>
    </header>
  )
}
