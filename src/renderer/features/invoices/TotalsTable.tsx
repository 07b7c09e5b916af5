import { useTranslation } from 'react-i18next'
import { paperAmount, rateText } from '#renderer/records/invoices/invoice.words.ts'
import { balance } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import classes from './TotalsTable.module.css'

type Sums = Pick<Invoice, 'vat' | 'subtotal' | 'tax_amount' | 'total_amount' | 'currency'>

/** The sums of a document: by rate where it is known what the VAT is made of. `invoice` adds what was paid. */
export function TotalsTable({ sums, invoice }: { sums: Sums; invoice?: Invoice }) {
  const { t, i18n } = useTranslation()
  const amount = (value: number) => paperAmount(value, sums.currency, i18n.language)
  const isInvoice = invoice?.document_type === 'invoice'
  const isCredited = isInvoice && invoice.credited_amount !== 0
  const isPaid = isInvoice && (invoice.paid_amount !== 0 || isCredited)
  const rest = invoice ? balance(invoice) : 0
  return (
    <dl className={classes.totals}>
      <Line words={t('invoices.totals.subtotal')} amount={amount(sums.subtotal)} />
      {sums.vat.map(({ rate, base, amount: vat }) => (
        <Line
          key={rate}
          words={t('invoices.totals.vat', { rate: rateText(rate, i18n.language), base: amount(base) })}
          amount={amount(vat)}
        />
      ))}
      {sums.vat.length === 0 && (
        <Line words={t('invoices.totals.vatPlain')} amount={amount(sums.tax_amount)} />
      )}
      <Line words={t('invoices.totals.total')} amount={amount(sums.total_amount)} strong />
      {isCredited && (
        <Line words={t('invoices.totals.credited')} amount={amount(0 - invoice.credited_amount)} />
      )}
      {isPaid && (
        <>
          <Line words={t('invoices.totals.paid')} amount={amount(invoice.paid_amount)} />
          <Line
            words={t(rest < 0 ? 'invoices.totals.toRefund' : 'invoices.totals.balance')}
            amount={amount(Math.abs(rest))}
            strong
          />
        </>
      )}
    </dl>
  )
}

function Line({ words, amount, strong = false }: { words: string; amount: string; strong?: boolean }) {
  return (
    <div className={classes.line} data-strong={strong || undefined}>
      <dt>{words}</dt>
      <dd>
        <bdi>{amount}</bdi>
      </dd>
    </div>
  )
}
