import { formatDay, formatFullDay } from '#renderer/records/formats.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { NothingCell } from '#renderer/records/list/Cells.tsx'
import type { InvoiceRow } from '#shared/invoices/invoice-list.schema.ts'
import classes from './InvoiceList.module.css'

/** The cells that only invoices have. Plain functions of their values, without hooks. */

export function NumberLine({ invoice, draft }: { invoice: InvoiceRow; draft: string }) {
  const { invoice_number } = invoice
  return invoice_number ? (
    <bdi className={classes.number}>{invoice_number}</bdi>
  ) : (
    <span className={classes.noNumber}>{draft}</span>
  )
}

type AmountProps = { amount: number; currency: string; language: string; quiet?: boolean }

export function AmountCell({ amount, currency, language, quiet = false }: AmountProps) {
  return (
    <bdi className={classes.amount} data-quiet={quiet || undefined}>
      {paperAmount(amount, currency, language)}
    </bdi>
  )
}

type DueProps = { date: Date | null; language: string; late: string | null }

/** A day, in red with a word on hover when money is late. */
export function DueCell({ date, language, late }: DueProps) {
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
