import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import { balance } from '#shared/invoices/invoice.rules.ts'
import { subtractAmounts } from '#shared/invoices/money.ts'
import { paidSum } from '#shared/payments/payment.rules.ts'
import type { ShownInvoice } from '../document/InvoiceDocument.tsx'
import { PaymentDialog } from './PaymentDialog.tsx'
import { PaymentLine } from './PaymentLine.tsx'
import classes from './Payments.module.css'

const OnlineDialog = lazyPart(async () => (await import('./OnlineDialog.tsx')).OnlineDialog)

/** What was paid on an invoice, what is missing, and the ways to record more. */
export function PaymentsPanel({ invoice }: { invoice: ShownInvoice }) {
  const { t, i18n } = useTranslation()
  const maySee = useMay('sales')
  const mayRecord = useMay('admin')
  const [dialog, setDialog] = useState<'payment' | 'refund' | 'card' | null>(null)
  const [request, setRequest] = useState<string | null>(null)
  const { data, error } = useQuery({
    ...callOptions('payments', 'ofInvoice', { invoice_id: invoice._id }),
    enabled: maySee
  })
  const rest = balance(invoice)
  const amount = (value: number) => paperAmount(value, invoice.currency, i18n.language)
  const before = data ? subtractAmounts(invoice.paid_amount, paidSum(data, invoice.currency)) : 0
  return (
    <section className={classes.panel} aria-label={t('invoices.payments.title')}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('invoices.payments.title')}</h2>
        {mayRecord && (
          <span className={classes.buttons}>
            {invoice.state !== 'canceled' && (
              <Button
                size="compact-xs"
                variant={rest > 0 ? 'filled' : 'subtle'}
                data-testid="record-payment"
                leftSection={<IconPlus size={13} />}
                onClick={() => setDialog('payment')}
              >
                {t('invoices.action.recordPayment')}
              </Button>
            )}
            <MoreWays
              onRefund={invoice.paid_amount > 0 ? () => setDialog('refund') : null}
              onCard={invoice.state !== 'canceled' && rest > 0 ? () => setDialog('card') : null}
            />
          </span>
        )}
      </div>
      <dl className={classes.figures}>
        {invoice.credited_amount > 0 && (
          <>
            <dt>{t('invoices.totals.credited')}</dt>
            <dd>
              <bdi>{amount(0 - invoice.credited_amount)}</bdi>
            </dd>
          </>
        )}
        <dt>{t('invoices.totals.paid')}</dt>
        <dd>
          <bdi>{amount(invoice.paid_amount)}</bdi>
        </dd>
        <dt>{t(rest < 0 ? 'invoices.totals.toRefund' : 'invoices.totals.balance')}</dt>
        <dd data-open={rest > 0 || undefined}>
          <bdi>{amount(Math.abs(rest))}</bdi>
        </dd>
      </dl>
      {!maySee && <p className={classes.quiet}>{t('invoices.payments.viewerText')}</p>}
      {error && !data && <ErrorText error={error} />}
      {data?.length === 0 && before <= 0 && <p className={classes.quiet}>{t('invoices.payments.none')}</p>}
      <ul className={classes.list}>
        {data?.map((payment) => (
          <PaymentLine
            key={payment._id}
            payment={payment}
            mayChange={mayRecord}
            onShow={() => setRequest(payment._id)}
          />
        ))}
        {before > 0 && (
          <li>
            <span className={classes.words}>{t('invoices.payments.before')}</span>
            <bdi className={classes.amount}>{amount(before)}</bdi>
          </li>
        )}
      </ul>
      {(dialog === 'payment' || dialog === 'refund') && (
        <PaymentDialog invoice={invoice} isRefund={dialog === 'refund'} onClose={() => setDialog(null)} />
      )}
      {(dialog === 'card' || request) && (
        <OnlineDialog
          invoice={invoice}
          shown={request}
          onClose={() => {
            setDialog(null)
            setRequest(null)
          }}
        />
      )}
    </section>
  )
}

/** What is done less often than recording a payment. */
function MoreWays({ onRefund, onCard }: { onRefund: (() => void) | null; onCard: (() => void) | null }) {
  const { t } = useTranslation()
  if (!onRefund && !onCard) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={22} aria-label={t('invoices.action.more')} data-testid="more-payments">
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onCard && <Menu.Item onClick={onCard}>{t('payments.online.action')}</Menu.Item>}
        {onRefund && <Menu.Item onClick={onRefund}>{t('invoices.action.refund')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
