import { Button, Modal, NumberInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { numberSigns } from '#renderer/records/formats.ts'
import { refusalText } from '#renderer/records/invoices/invoice.refusal.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { balance } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import { OnlineRequest } from './OnlineRequest.tsx'
import classes from './Payments.module.css'

type Props = {
  invoice: Invoice
  /** The request that is shown; null to make one. */
  shown: string | null
  onClose: () => void
}

/** A card payment: made here, paid on the bank's page, and followed. */
export function OnlineDialog({ invoice, shown, onClose }: Props) {
  const { t } = useTranslation()
  const [made, setMade] = useState<string | null>(shown)
  const settings = useQuery(callOptions('monetico', 'settings', {})).data
  const { data } = useQuery(callOptions('payments', 'ofInvoice', { invoice_id: invoice._id }))
  const payment = data?.find(({ _id }) => _id === made)
  const isReady = settings?.tpe && settings.company_code
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('payments.online.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={classes.help}>{t('payments.online.text')}</p>
      {settings?.environment === 'test' && (
        <p className={classes.testSide}>{t('payments.online.testText')}</p>
      )}
      {settings && !isReady && <SetUpFirst text={t('payments.online.notSetUp')} />}
      {isReady && settings.key !== 'kept' && settings.key !== 'this_run' && (
        <SetUpFirst text={t('payments.online.noKey')} />
      )}
      {isReady && !payment && <NewRequest invoice={invoice} onMade={setMade} onClose={onClose} />}
      {payment && <OnlineRequest payment={payment} isOpen={isOpenRequest(payment)} onClose={onClose} />}
    </Modal>
  )
}

function SetUpFirst({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <FormMessage tone="bad">
      {text} <Link href="/settings">{t('payments.online.settings')}</Link>
    </FormMessage>
  )
}

type NewProps = { invoice: Invoice; onMade: (id: string) => void; onClose: () => void }

function NewRequest({ invoice, onMade, onClose }: NewProps) {
  const { t, i18n } = useTranslation()
  const rest = Math.max(0, balance(invoice))
  const [amount, setAmount] = useState<number | ''>(rest)
  const request = useMutation({
    mutationFn: () => ask(api.monetico.request({ invoice_id: invoice._id, amount: Number(amount) })),
    onSuccess: ({ payment }) => onMade(payment._id)
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        request.mutate()
      }}
    >
      <NumberInput
        data-autofocus
        label={t('payments.online.amount')}
        suffix={` ${invoice.currency}`}
        min={0}
        decimalScale={2}
        allowNegative={false}
        {...numberSigns(i18n.language)}
        value={amount}
        onChange={(value) => setAmount(value === '' ? '' : Number(value))}
      />
      {request.error && (
        <FormMessage tone="bad">
          {refusalText(request.error, t, i18n.language, invoice.currency) ?? (
            <ErrorText error={request.error} />
          )}
        </FormMessage>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={request.isPending} disabled={Number(amount) <= 0}>
          {t('payments.online.make')}
        </Button>
      </div>
    </form>
  )
}
