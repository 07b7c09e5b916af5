import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { dueAmount } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import classes from './Credit.module.css'
import { CreditLines } from './CreditLines.tsx'
import { type CreditForm, useCreditForm } from './useCreditForm.ts'

/** Asks before an issued invoice, or a part of it, is taken back: a credit note can't be undone. */
export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [isPart, setPart] = useState(false)
  const form = useCreditForm(invoice, { isPart, onClose })
  return (
    <Modal
      opened
      onClose={onClose}
      size={isPart ? 640 : 440}
      title={t(isPart ? 'invoices.credit.partly.title' : 'invoices.credit.title', {
        number: invoice.invoice_number
      })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.submit()
        }}
      >
        {invoice.vat.length > 0 && (
          <SegmentedControl
            aria-label={t('invoices.credit.partly.what')}
            data={[
              { value: 'whole', label: t('invoices.credit.partly.whole') },
              { value: 'part', label: t('invoices.credit.partly.part') }
            ]}
            value={isPart ? 'part' : 'whole'}
            onChange={(value) => setPart(value === 'part')}
          />
        )}
        {isPart ? <CreditLines invoice={invoice} form={form} /> : <WholeText invoice={invoice} />}
        <Reason form={form} />
        {form.error && (
          <FormMessage tone="bad">
            {refusalText(form.error, t, i18n.language) ?? <ErrorText error={form.error} />}
          </FormMessage>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            color="red"
            loading={form.isPending}
            disabled={isPart && typeof form.plan === 'string'}
          >
            {t('invoices.credit.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function WholeText({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation()
  const amount = (value: number) => paperAmount(value, invoice.currency, i18n.language)
  return (
    <p className={classes.text}>
      {t('invoices.credit.text', { amount: amount(dueAmount(invoice)) })}
      {invoice.credited_amount > 0 && (
        <> {t('invoices.credit.partly.leftText', { amount: amount(invoice.credited_amount) })}</>
      )}
      {invoice.paid_amount > 0 && <> {t('invoices.credit.paid', { amount: amount(invoice.paid_amount) })}</>}
    </p>
  )
}

function Reason({ form }: { form: CreditForm }) {
  const { t } = useTranslation()
  return (
    <TextInput
      data-autofocus
      label={t('invoices.credit.reason')}
      maxLength={500}
      dir="auto"
      value={form.reason}
      onChange={(event) => form.setReason(event.currentTarget.value)}
    />
  )
}
