import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MoreFields } from '#renderer/records/create/MoreFields.tsx'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { OwnerSelect } from '#renderer/records/OwnerSelect.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { priorities, sectors } from '#shared/leads/lead.values.ts'
import { type Language, languages } from '#shared/values/language.ts'
import type { LeadDraft } from './lead-draft.ts'
import type { LeadCreate } from './useLeadCreate.ts'

type Props = { form: LeadCreate }
type TextField = 'brand_name' | 'name' | 'email' | 'phone' | 'company' | 'target_city'

const rarerFields = ['company', 'sector', 'target_city', 'budget_estimated', 'focus_notes'] as const

/** The fields of the new-lead form: the ones that a first call brings, and the rest on demand. */
export function LeadFormFields({ form }: Props) {
  return (
    <>
      <TextRow form={form} field="brand_name" required autoFocus />
      <TextRow form={form} field="email" required />
      <TextRow form={form} field="name" />
      <TextRow form={form} field="phone" />
      <ChoiceRow form={form} field="language" kind="language" options={languages} />
      <ChoiceRow form={form} field="priority" kind="priority" options={priorities} />
      <OwnerRow form={form} />
      <MoreFields openAtFirst={form.isFilled(rarerFields)}>
        <TextRow form={form} field="company" />
        <ChoiceRow form={form} field="sector" kind="sector" options={sectors} clearable />
        <TextRow form={form} field="target_city" />
        <BudgetRow form={form} />
        <NotesRow form={form} />
      </MoreFields>
    </>
  )
}

function TextRow({
  form,
  field,
  ...rest
}: Props & { field: TextField; required?: boolean; autoFocus?: boolean }) {
  const { t } = useTranslation()
  return (
    <TextInput
      data-autofocus={rest.autoFocus}
      withAsterisk={rest.required}
      aria-required={rest.required}
      label={t(`leads.field.${field}`)}
      value={form.draft[field]}
      error={form.errorOf(field)}
      onChange={(event) => form.change({ [field]: event.currentTarget.value })}
    />
  )
}

type ChoiceProps = Props & {
  field: 'language' | 'priority' | 'sector'
  kind: LabelKind
  options: readonly string[]
  clearable?: boolean
}

function ChoiceRow({ form, field, kind, options, clearable = false }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <Select
      label={t(`leads.field.${field}`)}
      data={options.map((value) => ({ value, label: enumLabel(t, kind, value) }))}
      value={form.draft[field]}
      error={form.errorOf(field)}
      allowDeselect={false}
      clearable={clearable}
      onChange={(value) => form.change({ [field]: value } as Partial<LeadDraft>)}
    />
  )
}

/** Salespeople own what they enter; an administrator may hand it to somebody at once. */
function OwnerRow({ form }: Props) {
  const { t } = useTranslation()
  if (!useMay('admin')) return null
  return (
    <OwnerSelect
      label={t('leads.field.owner')}
      value={form.draft.owner_email}
      error={form.errorOf('owner_email')}
      onChange={(owner_email) => form.change({ owner_email })}
    />
  )
}

function BudgetRow({ form }: Props) {
  const { t, i18n } = useTranslation()
  const isFrench = (i18n.language as Language) === 'fr'
  return (
    <NumberInput
      hideControls
      label={t('leads.field.budget_estimated')}
      thousandSeparator={isFrench ? ' ' : ','}
      decimalSeparator={isFrench ? ',' : '.'}
      value={form.draft.budget_estimated}
      error={form.errorOf('budget_estimated')}
      onChange={(budget_estimated) => form.change({ budget_estimated })}
    />
  )
}

function NotesRow({ form }: Props) {
  const { t } = useTranslation()
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={8}
      label={t('leads.field.focus_notes')}
      value={form.draft.focus_notes}
      error={form.errorOf('focus_notes')}
      onChange={(event) => form.change({ focus_notes: event.currentTarget.value })}
    />
  )
}
