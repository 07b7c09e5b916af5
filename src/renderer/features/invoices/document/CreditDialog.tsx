import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { refusalText } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import classes from '../editor/IssueDialog.module.css'
import { keepInvoice } from '../useInvoiceCommands.ts'

/** Asks before an issued invoice is cancelled: the credit note can't be undone. */
export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [reason, setReason] = useState('')
  const amount = (value: number) => paperAmount(value, invoice.currency, i18n.language)
  const credit = useMutation({
    mutationFn: () => ask(api.invoices.credit({ _id: invoice._id, reason: reason.trim() || null })),
    onSuccess: ({ invoice: canceled, credit_note }) => {
      keepInvoice(canceled)
      keepInvoice(credit_note)
      onClose()
      showDone(t('invoices.credit.done', { number: credit_note.invoice_number }))
      navigate(`/invoices/${credit_note._id}`)
    }
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('invoices.credit.title', { number: invoice.invoice_number })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          credit.mutate()
        }}
      >
        <p className={classes.text}>
          {t('invoices.credit.text', { amount: amount(invoice.total_amount) })}
          {invoice.paid_amount > 0 && (
            <> {t('invoices.credit.paid', { amount: amount(invoice.paid_amount) })}</>
          )}
        </p>
        <TextInput
          data-autofocus
          label={t('invoices.credit.reason')}
          maxLength={500}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {credit.error && (
          <FormMessage tone="bad">
            {refusalText(credit.error, t, i18n.language) ?? <ErrorText error={credit.error} />}
          </FormMessage>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" color="red" loading={credit.isPending}>
            {t('invoices.credit.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
