import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { refusalText, showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount, paymentStatusText } from '#renderer/records/invoices/invoice.words.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { Payment } from '#shared/payments/payment.schema.ts'
import type { PaymentStatus } from '#shared/payments/payment.values.ts'
import { keepInvoice } from '../useInvoiceCommands.ts'
import classes from './Payments.module.css'
import { QrCode } from './QrCode.tsx'

type Props = { payment: Payment; isOpen: boolean; onClose: () => void }

/** A request: its state as the bank reports it, and the ways to the client. */
export function OnlineRequest({ payment, isOpen, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { _id } = payment
  const link = useQuery({ ...callOptions('monetico', 'link', { _id }), enabled: isOpen, retry: false })
  const open = useMutation({
    mutationFn: () => ask(api.monetico.open({ _id })),
    onSuccess: () => showDone(t('payments.online.opened')),
    onError: (error) => showRefusal(error, t, i18n.language)
  })
  const withdraw = useMutation({
    mutationFn: () => ask(api.payments.cancel({ _id })),
    onSuccess: ({ invoice }) => {
      keepInvoice(invoice)
      showDone(t('payments.online.withdrawn'))
      onClose()
    },
    onError: (error) => showRefusal(error, t, i18n.language)
  })
  const url = isOpen ? link.data?.url : undefined
  return (
    <>
      <Facts payment={payment} />
      {isOpen && link.error && (
        <FormMessage tone="bad">
          {refusalText(link.error, t, i18n.language) ?? <ErrorText error={link.error} />}
        </FormMessage>
      )}
      {url && <QrCode text={url} label={t('payments.online.qr')} />}
      {isOpen && (
        <div className={classes.requestActions}>
          <Button
            className={classes.withdraw}
            variant="subtle"
            color="gray"
            loading={withdraw.isPending}
            onClick={async () => (await asksToWithdraw(t)) && withdraw.mutate()}
          >
            {t('payments.online.withdraw')}
          </Button>
          {url && <CopyLink url={url} />}
          {url && (
            <Button
              leftSection={<IconExternalLink size={15} stroke={1.6} aria-hidden />}
              loading={open.isPending}
              onClick={() => open.mutate()}
            >
              {t('payments.online.open')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function Facts({ payment }: { payment: Payment }) {
  const { t, i18n } = useTranslation()
  const explained = t(`payments.explained.${payment.status as PaymentStatus}`, { defaultValue: '' })
  return (
    <dl className={classes.facts}>
      <dt>{t('payments.online.amount')}</dt>
      <dd>
        <bdi>{paperAmount(payment.amount, payment.currency, i18n.language)}</bdi>
      </dd>
      <dt>{t('payments.online.reference')}</dt>
      <dd>
        <bdi>{payment.payment_id}</bdi>
      </dd>
      <dt>{t('payments.online.state')}</dt>
      <dd data-testid="request-state" aria-live="polite">
        <strong>{paymentStatusText(t, payment.status)}</strong>
        <span className={classes.explained}>{explained}</span>
      </dd>
    </dl>
  )
}

function CopyLink({ url }: { url: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={15} stroke={1.6} /> : <IconCopy size={15} stroke={1.6} />}
          onClick={copy}
        >
          {t(copied ? 'payments.online.copied' : 'payments.online.copy')}
        </Button>
      )}
    </CopyButton>
  )
}

function asksToWithdraw(t: TFunction): Promise<boolean> {
  return confirm({
    title: t('payments.online.withdrawTitle'),
    body: t('payments.online.withdrawText'),
    confirm: t('payments.online.withdraw'),
    cancel: t('common.cancel'),
    danger: true
  })
}
