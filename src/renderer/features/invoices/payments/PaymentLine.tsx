import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconQrcode } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { formatDay } from '#renderer/records/formats.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { methodText, paperAmount, paymentStatusText } from '#renderer/records/invoices/invoice.words.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import type { Payment } from '#shared/payments/payment.schema.ts'
import type { PaymentStatus } from '#shared/payments/payment.values.ts'
import { keepInvoice } from '../useInvoiceCommands.ts'
import classes from './Payments.module.css'

type Props = {
  payment: Payment
  mayChange: boolean
  /** Shows a request with its link. */
  onShow: () => void
}

/** One payment, refund or request; what does not count is crossed out. */
export function PaymentLine({ payment, mayChange, onShow }: Props) {
  const { t, i18n } = useTranslation()
  const isCounted =
    !payment.is_test && (payment.is_refund ? payment.status === 'REFUNDED' : payment.status === 'PAID')
  const isOpen = isOpenRequest(payment)
  const explained = t(`payments.explained.${payment.status as PaymentStatus}`, { defaultValue: '' })
  const date = payment.paid_at ?? payment.created_at
  const amount = paperAmount(
    payment.is_refund ? -payment.amount : payment.amount,
    payment.currency,
    i18n.language
  )
  const how = methodText(t, payment.payment_method) ?? methodText(t, payment.payment_provider)
  const facts = [
    payment.is_refund && isCounted ? t('invoices.payments.refundOf') : null,
    how,
    date && formatDay(date, new Date(), i18n.language),
    payment.card_last4 && `•••• ${payment.card_last4}`,
    payment.reference ?? (isOpen ? payment.payment_id : null),
    payment.note,
    payment.status === 'FAILED' && payment.error_code
  ]
  return (
    <li data-void={(!isCounted && !isOpen) || undefined}>
      <span className={classes.words} title={payment.payment_id ?? undefined}>
        {!isCounted && <bdi title={explained}>{paymentStatusText(t, payment.status)}</bdi>}
        {payment.is_test && <span className={classes.mark}>{t('payments.test')}</span>}
        {facts.filter(Boolean).map((fact) => (
          <bdi key={String(fact)}>{fact}</bdi>
        ))}
      </span>
      <bdi className={classes.amount}>{amount}</bdi>
      {mayChange && isCounted && payment.payment_provider === 'manual' && (
        <CancelMenu payment={payment} amount={amount} />
      )}
      {mayChange && isOpen && (
        <ActionIcon size={22} aria-label={t('payments.online.show')} onClick={onShow}>
          <IconQrcode size={14} />
        </ActionIcon>
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
