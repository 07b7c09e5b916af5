import { IconZzz } from '@tabler/icons-react'
import { formatDay, formatFullDay, formatMoney } from '#renderer/records/formats.ts'
import { NothingCell } from '#renderer/records/list/Cells.tsx'
import type { OpportunityRow } from '#shared/opportunities/opportunity.contract.ts'
import classes from './Opportunities.module.css'

/** The cells that only opportunities have. Plain functions of their values, without hooks. */

/** The name, and the mark of a deal that nobody has touched for long. */
export function DealCell({ deal, quiet }: { deal: OpportunityRow; quiet: string }) {
  return (
    <span className={classes.deal} title={deal.name}>
      <bdi className={classes.dealName}>{deal.name}</bdi>
      {deal.isQuiet && (
        <span className={classes.quiet} role="img" aria-label={quiet} title={quiet}>
          <IconZzz size={14} stroke={1.7} aria-hidden />
        </span>
      )}
    </span>
  )
}

type MoneyProps = { amount: number | null; currency: string; language: string }

export function MoneyCell({ amount, currency, language }: MoneyProps) {
  return amount === null ? <NothingCell /> : <bdi>{formatMoney(amount, currency, language)}</bdi>
}

type DayProps = {
  date: Date | null
  language: string
  /** Says what is late about it; null while nothing is. */
  late: string | null
}

/** A day of the calendar, in red with a word on hover when it has passed. */
export function DayCell({ date, language, late }: DayProps) {
  if (!date) return <NothingCell />
  const full = formatFullDay(date, language)
  return (
    <span
      className={classes.day}
      data-late={late !== null || undefined}
      title={late ? `${late} · ${full}` : full}
    >
      <bdi>{formatDay(date, new Date(), language)}</bdi>
      {late && <span className={classes.hidden}>{late}</span>}
    </span>
  )
}
