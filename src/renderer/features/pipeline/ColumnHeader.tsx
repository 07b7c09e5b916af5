import { IconChevronsLeft } from '@tabler/icons-react'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { formatMoney, formatNumber } from '../../records/formats.ts'
import classes from './BoardColumn.module.css'
import { type CurrencySum, shownSums } from './board.totals.ts'
import type { CardKit } from './card.kit.ts'

type Props = { data: BoardColumnData; kit: CardKit; onCollapse: (column: BoardColumn) => void }

/** Stage, count, and by currency the sum and what it weighs; the exact amounts on hover. */
export function ColumnHeader({ data, kit, onCollapse }: Props) {
  const { column, count } = data
  const { language, words } = kit
  const name = kit.stageName(column)
  const sums = shownSums(data.sums)
  const exact = sums.map(({ currency, value, weighted }) =>
    kit.sumText(formatMoney(value, currency, language), formatMoney(Math.round(weighted), currency, language))
  )
  return (
    <header className={classes.header}>
      <h2 className={classes.title} title={column === 'unknown' ? words.otherStages : undefined}>
        <span className={classes.mark} aria-hidden />
        <span className={classes.stage} dir="auto">
          {name}
        </span>
        <span className={classes.count}>{formatNumber(count, language)}</span>
        <button
          type="button"
          className={classes.collapse}
          aria-label={`${words.collapse}: ${name}`}
          title={words.collapse}
          onClick={() => onCollapse(column)}
        >
          <IconChevronsLeft size={14} stroke={1.7} aria-hidden />
        </button>
      </h2>
      <div className={classes.figures} title={exact.join('\n') || undefined}>
        <Sums sums={sums} of="value" language={language} />
        {sums.length > 0 && (
          <span className={classes.weighted}>
            <span>{words.weighted}</span> <Sums sums={sums} of="weighted" language={language} />
          </span>
        )}
      </div>
    </header>
  )
}

type SumsProps = { sums: CurrencySum[]; of: 'value' | 'weighted'; language: string }

function Sums({ sums, of, language }: SumsProps) {
  return (
    <span className={classes.sums}>
      {sums.length === 0
        ? '—'
        : sums.map((sum) => (
            <bdi key={sum.currency}>{formatMoney(sum[of], sum.currency, language, true)}</bdi>
          ))}
    </span>
  )
}

/** A stage that takes a hand's width: its name and count, still a place to drop cards. */
export function CollapsedColumn({
  data,
  kit,
  onExpand
}: {
  data: BoardColumnData
  kit: CardKit
  onExpand: (column: BoardColumn) => void
}) {
  const name = kit.stageName(data.column)
  return (
    <button
      type="button"
      className={classes.expand}
      aria-label={`${kit.words.expand}: ${name}, ${kit.countText(data.count)}`}
      title={kit.words.expand}
      onClick={() => onExpand(data.column)}
    >
      <span className={classes.mark} aria-hidden />
      <span className={classes.count}>{formatNumber(data.count, kit.language)}</span>
      <span className={classes.upright} dir="auto">
        {name}
      </span>
    </button>
  )
}
