import { Button, List, Modal, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { DayField } from '#renderer/records/DayField.tsx'
import { formatFullDay } from '#renderer/records/formats.ts'
import { refusalText } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import { gapsOf } from '#shared/invoices/e-invoice.rules.ts'
import { type IssueProblem, invoiceState, problemsOf } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { InvoiceSettings } from '#shared/invoices/invoice-settings.contract.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { calendarDay, calendarInstant, localMidnight } from '#shared/values/calendar-day.ts'
import classes from './IssueDialog.module.css'

type Props = { invoice: Invoice; onClose: () => void }

/** The last look before a draft becomes an invoice: what is missing, or its day and its numbers. */
export function IssueDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation()
  const { data: settings, error } = useQuery(callOptions('invoiceSettings', 'get', {}))
  const problems = settings ? problemsOf(invoice, { currencies, companyName: settings.company.name }) : []
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('invoices.issue.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {error && (
        <FormMessage tone="bad">
          <ErrorText error={error} />
        </FormMessage>
      )}
      {settings && problems.length > 0 && <Problems problems={problems} onClose={onClose} />}
      {settings && problems.length === 0 && <Form invoice={invoice} settings={settings} onClose={onClose} />}
    </Modal>
  )
}

function Problems({ problems, onClose }: { problems: IssueProblem[]; onClose: () => void }) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  return (
    <>
      <p className={classes.text}>{t('invoices.issue.fix')}</p>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={problem}>{t(`invoices.problem.${problem}`)}</List.Item>
        ))}
      </List>
      <div className={classes.actions}>
        {isAdmin && problems.includes('no_company') && (
          <Button component={Link} href="/settings" variant="default">
            {t('invoices.action.openSettings')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </>
  )
}

function Form({ invoice, settings, onClose }: Props & { settings: InvoiceSettings }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const [day, setDay] = useState<string>(() => calendarDay(new Date()))
  const [allocation, setAllocation] = useState(invoice.allocation_number ?? '')
  const threshold = settings.allocation_threshold
  const asksNumber = threshold !== null && invoice.currency === 'ILS' && invoice.subtotal >= threshold
  const issue = useMutation({
    mutationFn: () =>
      ask(
        api.invoices.issue({
          _id: invoice._id,
          invoice_date: calendarInstant(day) ?? new Date(),
          allocation_number: allocation.trim() || null
        })
      ),
    onSuccess: (issued) => {
      const state = invoiceState(issued, new Date())
      queryClient.setQueryData(callOptions('invoices', 'get', { _id: issued._id }).queryKey, {
        ...issued,
        state
      })
      showDone(t('invoices.issue.done', { number: issued.invoice_number }))
      onClose()
    }
  })
  const due = localMidnight(new Date(`${day}T12:00:00`), invoice.due_days ?? settings.due_days)
  const amount = paperAmount(invoice.total_amount, invoice.currency, language)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        issue.mutate()
      }}
    >
      <p className={classes.text}>{t('invoices.issue.text')}</p>
      <DayField
        label={t('invoices.issue.date')}
        description={t('invoices.issue.due', { day: formatFullDay(due, language) })}
        clearable={false}
        maxDate={calendarDay(new Date())}
        day={day}
        onDay={(chosen) => chosen && setDay(chosen)}
        readOnly={invoice.invoice_number !== null}
      />
      {asksNumber && (
        <TextInput
          mt="sm"
          label={t('invoices.issue.allocation')}
          description={t('invoices.issue.allocationHint', {
            amount: paperAmount(threshold, 'ILS', language)
          })}
          maxLength={60}
          dir="ltr"
          value={allocation}
          onChange={(event) => setAllocation(event.currentTarget.value)}
        />
      )}
      <EInvoiceNote invoice={invoice} settings={settings} />
      {issue.error && (
        <FormMessage tone="bad">
          {refusalText(issue.error, t, language) ?? <ErrorText error={issue.error} />}
        </FormMessage>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" data-autofocus loading={issue.isPending}>
          {asksNumber && allocation.trim() === ''
            ? t('invoices.issue.without')
            : t('invoices.issue.confirm', { amount })}
        </Button>
      </div>
    </form>
  )
}

/** What keeps the PDF from being an e-invoice too; it can be issued all the same. */
function EInvoiceNote({ invoice, settings }: { invoice: Invoice; settings: InvoiceSettings }) {
  const { t } = useTranslation()
  const gaps = gapsOf(invoice, settings.company)
  if (gaps.length === 0) return null
  return (
    <div className={classes.note}>
      <span>{t('invoices.eInvoice.missing')}</span>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{t(`invoices.eInvoice.gap.${gap}`)}</li>
        ))}
      </ul>
    </div>
  )
}
