import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { DayField } from '#renderer/records/DayField.tsx'
import { numberSigns } from '#renderer/records/formats.ts'
import { newDocumentId } from '#renderer/records/invoices/create.invoice.ts'
import { refusalText } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import { balance } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { subtractAmounts } from '#shared/invoices/money.ts'
import { type ManualMethod, manualMethods } from '#shared/payments/payment.values.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import { keepInvoice } from '../useInvoiceCommands.ts'
import classes from './Payments.module.css'

type Props = { invoice: Invoice; isRefund: boolean; onClose: () => void }

/** Records money that came, or went back. The whole balance is filled in. */
export function PaymentDialog({ invoice, isRefund, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const rest = balance(invoice)
  const [amount, setAmount] = useState<number | ''>(() => firstAmount(rest, isRefund))
  const [method, setMethod] = useState<ManualMethod>('bank_transfer')
  const [day, setDay] = useState<string>(() => calendarDay(new Date()))
  const [reference, setReference] = useState('')
  // One payment, however often it is sent.
  const [_id] = useState(newDocumentId)
  const record = useMutation({
    mutationFn: () =>
      ask(
        api.payments.record({
          _id,
          invoice_id: invoice._id,
          is_refund: isRefund,
          amount: Number(amount),
          method,
          paid_on: calendarInstant(day) ?? new Date(),
          reference: reference.trim() || null
        })
      ),
    onSuccess: ({ payment, invoice: paid }) => {
      keepInvoice(paid)
      showDone(
        t('invoices.payments.saved', { amount: paperAmount(payment.amount, payment.currency, language) })
      )
      onClose()
    }
  })
  const over = isRefund ? 0 : subtractAmounts(Number(amount), Math.max(0, rest))
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t(isRefund ? 'invoices.payments.refund' : 'invoices.payments.record')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          record.mutate()
        }}
      >
        <div className={classes.pair}>
          <NumberInput
            data-autofocus
            label={t('invoices.payments.amount')}
            suffix={` ${invoice.currency}`}
            min={0}
            decimalScale={2}
            allowNegative={false}
            {...numberSigns(language)}
            value={amount}
            onChange={(value) => setAmount(value === '' ? '' : Number(value))}
            description={
              over > 0 && rest >= 0
                ? t('invoices.payments.over', { amount: paperAmount(over, invoice.currency, language) })
                : undefined
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <DayField
            label={t('invoices.payments.date')}
            clearable={false}
            maxDate={calendarDay(new Date())}
            day={day}
            onDay={(chosen) => chosen && setDay(chosen)}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('invoices.payments.method')}
            allowDeselect={false}
            data={manualMethods.map((value) => ({ value, label: t(`invoices.payment_method.${value}`) }))}
            value={method}
            onChange={(value) => {
              const known = manualMethods.find((one) => one === value)
              if (known) setMethod(known)
            }}
          />
          <TextInput
            label={t('invoices.payments.reference')}
            placeholder={t('invoices.payments.referencePlaceholder')}
            maxLength={500}
            dir="auto"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        </div>
        {record.error && (
          <FormMessage tone="bad">
            {refusalText(record.error, t, language, invoice.currency) ?? <ErrorText error={record.error} />}
          </FormMessage>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={record.isPending} disabled={Number(amount) <= 0}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What is missing, or what has to go back. */
function firstAmount(rest: number, isRefund: boolean): number | '' {
  const amount = isRefund ? -rest : rest
  return amount > 0 ? amount : ''
}
