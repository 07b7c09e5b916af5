import { useTranslation } from 'react-i18next'
import type { InvoiceState } from '#shared/invoices/invoice.rules.ts'
import classes from './Invoices.module.css'

/** What an invoice is today, as a dot and its word. */
export function InvoiceStateBadge({ state }: { state: InvoiceState }) {
  const { t } = useTranslation()
  return <InvoiceStateLine state={state} label={t(`invoices.state.${state}`)} />
}

/** The same without hooks, for long lists that translate once for all rows. */
export function InvoiceStateLine({ state, label }: { state: InvoiceState; label: string }) {
  return (
    <span className={classes.state}>
      <span className={classes.dot} data-state={state} aria-hidden />
      <span className={classes.word}>{label}</span>
    </span>
  )
}
