import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { formatDay } from '#renderer/records/formats.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { methodText, paperAmount, paymentStatusText } from '#renderer/records/invoices/invoice.words.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import { balance } from '#shared/invoices/invoice.rules.ts'
import { subtractAmounts } from '#shared/invoices/money.ts'
import { paidSum } from '#shared/payments/payment.rules.ts'
import type { Payment } from '#shared/payments/payment.schema.ts'
import type { ShownInvoice } from '../document/InvoiceDocument.tsx'
import { keepInvoice } from '../useInvoiceCommands.ts'
import { PaymentDialog } from './PaymentDialog.tsx'
import classes from './Payments.module.css'

/** What was paid on an invoice, what is missing, and the ways to record more. */
export function PaymentsPanel({ invoice }: { invoice: ShownInvoice }) {
  const { t, i18n } = useTranslation()
  const maySee = useMay('sales')
  const mayRecord = useMay('admin')
  const [dialog, setDialog] = useState<'payment' | 'refund' | null>(null)
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
            {invoice.paid_amount > 0 && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon size={22} aria-label={t('invoices.action.more')}>
                    <IconDots size={14} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setDialog('refund')}>{t('invoices.action.refund')}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </span>
        )}
      </div>
      <dl className={classes.figures}>
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
          <PaymentLine key={payment._id} payment={payment} mayCancel={mayRecord} />
        ))}
        {before > 0 && (
          <li>
            <span className={classes.words}>{t('invoices.payments.before')}</span>
            <bdi className={classes.amount}>{amount(before)}</bdi>
          </li>
        )}
      </ul>
      {dialog && (
        <PaymentDialog invoice={invoice} isRefund={dialog === 'refund'} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

function PaymentLine({ payment, mayCancel }: { payment: Payment; mayCancel: boolean }) {
  const { t, i18n } = useTranslation()
  const isCounted = payment.is_refund ? payment.status === 'REFUNDED' : payment.status === 'PAID'
  const date = payment.paid_at ?? payment.created_at
  const amount = paperAmount(
    payment.is_refund ? -payment.amount : payment.amount,
    payment.currency,
    i18n.language
  )
  const how = methodText(t, payment.payment_method) ?? methodText(t, payment.payment_provider)
  const facts = [
    payment.is_refund && isCounted ? t('invoices.payments.refundOf') : null,
    isCounted ? null : paymentStatusText(t, payment.status),
    how,
    date && formatDay(date, new Date(), i18n.language),
    payment.card_last4 && `•••• ${payment.card_last4}`,
    payment.reference,
    payment.note
  ]
  return (
    <li data-void={!isCounted || undefined}>
      <span className={classes.words} title={payment.payment_id ?? undefined}>
        {facts.filter(Boolean).map((fact) => (
          <bdi key={String(fact)}>{fact}</bdi>
        ))}
      </span>
      <bdi className={classes.amount}>{amount}</bdi>
      {mayCancel && isCounted && payment.payment_provider === 'manual' && (
        <CancelMenu payment={payment} amount={amount} />
      )}
    </li>
  )
}

function CancelMenu({ payment, amount }: { payment: Payment; amount: string }) {
  const { t, i18n } = useTranslation()
  const cancel = useMutation({
    mutationFn: () => ask(api.payments.cancel({ _id: payment._id })),
    onSuccess: ({ invoice }) => {
      keepInvoice(invoice)
      showDone(t('invoices.payments.canceled'))
    },
    onError: (error) => showRefusal(error, t, i18n.language, payment.currency)
  })
  const question = async () => {
    const yes = await confirm({
      title: t('invoices.payments.cancelTitle'),
      body: t('invoices.payments.cancelText', { amount }),
      confirm: t('invoices.payments.cancel'),
      cancel: t('common.cancel'),
      danger: true
    })
    if (yes) cancel.mutate()
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={22} loading={cancel.isPending} aria-label={t('invoices.action.more')}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void question()}>{t('invoices.payments.cancel')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
