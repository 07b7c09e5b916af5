import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { formatFullDay } from '#renderer/records/formats.ts'
import { RecordSelect } from '#renderer/records/RecordSelect.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import { zeroVatReasons } from '#shared/invoices/zero.vat.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import type { LinkedRecord } from '#shared/records/record.schema.ts'
import { localMidnight } from '#shared/values/calendar-day.ts'
import { languages } from '#shared/values/language.ts'
import type { Draft } from './draft.fields.ts'
import classes from './InvoiceEditor.module.css'

type Props = { draft: Draft; change: (part: Partial<Draft>) => void }

type TextField =
  | 'client_company'
  | 'client_name'
  | 'client_email'
  | 'client_address'
  | 'client_postal_code'
  | 'client_city'
  | 'client_country'
  | 'client_tax_id'
  | 'purchase_order'

/** Whom the invoice is for. */
export function ClientCard({ draft, change }: Props) {
  const { t } = useTranslation()
  const text = (field: TextField, label: string, className?: string) => (
    <TextInput
      className={className}
      label={label}
      dir="auto"
      maxLength={field === 'client_email' ? 320 : 500}
      value={draft[field] ?? ''}
      onChange={(event) => change({ [field]: event.currentTarget.value || null })}
    />
  )
  return (
    <section className={classes.card} aria-label={t('invoices.editor.client')}>
      <div className={classes.cardHead}>
        <h2 className={classes.heading}>{t('invoices.editor.client')}</h2>
        <ClientSelect change={change} />
      </div>
      <div className={classes.fields}>
        {text('client_company', t('invoices.editor.company'))}
        {text('client_name', t('invoices.editor.name'))}
        {text('client_email', t('invoices.editor.email'))}
        {text('client_address', t('invoices.editor.address'), classes.wide)}
        {text('client_tax_id', t('invoices.editor.taxId'))}
        {text('client_postal_code', t('invoices.editor.postalCode'))}
        {text('client_city', t('invoices.editor.city'))}
        {text('client_country', t('invoices.editor.country'))}
      </div>
    </section>
  )
}

/** Fills in what a lead or contact knows. */
function ClientSelect({ change }: Pick<Props, 'change'>) {
  const { t } = useTranslation()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ kind, _id }: LinkedRecord) =>
      ask(api.invoices.client(kind === 'lead' ? { lead_id: _id } : { contact_id: _id })),
    onSuccess: ({ opportunity_id: _, ...client }) => change(client),
    onError: (error) => showError(error)
  })
  return (
    <RecordSelect
      size="xs"
      className={classes.picker}
      kinds={['lead', 'contact']}
      aria-label={t('invoices.editor.pick')}
      placeholder={t('invoices.editor.pick')}
      disabled={isPending}
      value={null}
      onChange={(record) => record && mutate(record)}
    />
  )
}

/** Currency, language, and when it is due. */
export function TermsCard({ draft, change }: Props) {
  const { t, i18n } = useTranslation()
  const due = formatFullDay(localMidnight(new Date(), draft.due_days), i18n.language)
  return (
    <section className={classes.terms} aria-label={t('invoices.editor.terms')}>
      <Select
        label={t('invoices.editor.currency')}
        allowDeselect={false}
        data={[...currencies]}
        value={draft.currency}
        onChange={(value) => {
          const currency = currencies.find((known) => known === value)
          if (currency) change({ currency })
        }}
      />
      <Select
        label={t('invoices.editor.language')}
        allowDeselect={false}
        data={languages.map((language) => ({ value: language, label: t(`enums.language.${language}`) }))}
        value={draft.language}
        onChange={(value) => {
          const language = languages.find((known) => known === value)
          if (language) change({ language })
        }}
      />
      <NumberInput
        label={t('invoices.editor.dueDays')}
        description={t('invoices.editor.dueOn', { day: due })}
        inputWrapperOrder={['label', 'input', 'description']}
        suffix={` ${t('invoices.editor.days')}`}
        min={0}
        max={3650}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={draft.due_days}
        onChange={(days) => change({ due_days: Number(days) || 0 })}
      />
      <TextInput
        label={t('invoices.editor.purchaseOrder')}
        maxLength={500}
        value={draft.purchase_order ?? ''}
        onChange={(event) => change({ purchase_order: event.currentTarget.value || null })}
      />
      {draft.items.some(({ tax_rate }) => tax_rate === 0) && (
        <Select
          label={t('invoices.zeroVat.label')}
          placeholder={t('invoices.zeroVat.none')}
          clearable
          data={zeroVatReasons.map((value) => ({ value, label: t(`invoices.zeroVat.${value}`) }))}
          value={draft.zero_vat}
          onChange={(value) => change({ zero_vat: zeroVatReasons.find((known) => known === value) ?? null })}
        />
      )}
    </section>
  )
}

export function NotesCard({ draft, change }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.notes}>
      <Textarea
        label={t('invoices.editor.notes')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={draft.notes ?? ''}
        onChange={(event) => change({ notes: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('invoices.editor.internalNotes')}
        description={t('invoices.editor.internalHint')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={draft.internal_notes ?? ''}
        onChange={(event) => change({ internal_notes: event.currentTarget.value || null })}
      />
    </div>
  )
}
