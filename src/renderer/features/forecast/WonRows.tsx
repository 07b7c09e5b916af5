import { useTranslation } from 'react-i18next'
import { formatMoney } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import type { Month } from '#shared/forecast/forecast.schema.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import classes from './Forecast.module.css'
import { totalOf, type WonCell, type WonRow } from './forecast.figures.ts'
import { TargetEditor } from './TargetEditor.tsx'
import type { OpenWon } from './WonCard.tsx'

type Props = { currency: string; onOpen: OpenWon }

/** One person: each month's won deals open their list, and below stands the target. */
export function WonPerson({ row, currency, onOpen }: Props & { row: WonRow }) {
  // Somebody who is no account can't be given a target, nor can one be set in a currency that we don't write.
  const mayWrite =
    useMay('admin') && row.owner?.includes('@') && currencies.some((known) => known === currency)
  const { owner, cells } = row
  const span = { from: cells[0]?.month ?? '', to: cells.at(-1)?.month ?? '' }
  return (
    <tr data-testid="won-row">
      <th scope="row" className={classes.person}>
        <OwnerBadge owner={owner} />
      </th>
      {cells.map((cell) => (
        <td key={cell.month}>
          <Figure
            cell={cell}
            currency={currency}
            onOpen={() => onOpen(owner, { from: cell.month, to: cell.month })}
          />
          {mayWrite && owner ? (
            <TargetEditor owner={owner} month={cell.month} currency={currency} amount={cell.target} />
          ) : (
            <TargetText target={cell.target} currency={currency} />
          )}
        </td>
      ))}
      <td className={classes.total}>
        <Figure cell={totalOf(cells)} currency={currency} onOpen={() => onOpen(owner, span)} />
        <TargetText target={totalOf(cells).target} currency={currency} />
      </td>
    </tr>
  )
}

/** Everybody together. */
export function WonTotals({ rows, months, currency, onOpen }: Props & { rows: WonRow[]; months: Month[] }) {
  const { t } = useTranslation()
  const first = months[0] ?? ''
  const last = months.at(-1) ?? ''
  const all = rows.flatMap(({ cells }) => cells)
  const columns = [
    ...months.map((month) => ({
      key: month,
      cells: all.filter((cell) => cell.month === month),
      from: month,
      to: month
    })),
    { key: 'total', cells: all, from: first, to: last }
  ]
  return (
    <tr>
      <th scope="row" className={classes.person}>
        {t('forecast.everybody')}
      </th>
      {columns.map(({ key, cells, from, to }) => (
        <td key={key} className={key === 'total' ? classes.total : undefined}>
          <Figure cell={totalOf(cells)} currency={currency} onOpen={() => onOpen(undefined, { from, to })} />
          <TargetText target={totalOf(cells).target} currency={currency} />
        </td>
      ))}
    </tr>
  )
}

type FigureProps = { cell: Omit<WonCell, 'month'>; currency: string; onOpen: () => void }

function Figure({ cell, currency, onOpen }: FigureProps) {
  const { t, i18n } = useTranslation()
  const { count, won, target } = cell
  const isReached = target !== null && target > 0 && won >= target
  if (count === 0) return <span className={classes.zero}>—</span>
  return (
    <button
      type="button"
      className={classes.wonFigure}
      data-reached={isReached || undefined}
      title={`${formatMoney(won, currency, i18n.language)} · ${t('opportunities.list.count', { count })}`}
      onClick={onOpen}
    >
      <bdi>{formatMoney(won, currency, i18n.language, true)}</bdi>
    </button>
  )
}

function TargetText({ target, currency }: { target: number | null; currency: string }) {
  const { t, i18n } = useTranslation()
  if (target === null) return null
  return (
    <span className={classes.target} title={t('forecast.target')}>
      <bdi>{formatMoney(target, currency, i18n.language, true)}</bdi>
    </span>
  )
}
