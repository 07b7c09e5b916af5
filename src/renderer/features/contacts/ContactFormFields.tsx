import { Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MoreFields } from '#renderer/records/create/MoreFields.tsx'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { OwnerSelect } from '#renderer/records/OwnerSelect.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import { languages, nearestLanguage } from '#shared/values/language.ts'
import type { ContactCreate } from './ContactCreateDialog.tsx'

type Props = { form: ContactCreate }
type TextField = 'name' | 'email' | 'phone' | 'company' | 'position' | 'country'

const rarerFields = ['position', 'country', 'sector', 'notes'] as const

/** The fields of the new-contact form: who it is and how to reach them, and the rest on demand. */
export function ContactFormFields({ form }: Props) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  return (
    <>
      <TextRow form={form} field="name" autoFocus />
      <TextRow form={form} field="email" />
      <TextRow form={form} field="phone" />
      <TextRow form={form} field="company" />
      <Select
        label={t('contacts.field.language')}
        data={languages.map((value) => ({ value, label: enumLabel(t, 'language', value) }))}
        value={form.draft.language}
        allowDeselect={false}
        onChange={(value) => value && form.change({ language: nearestLanguage(value) })}
      />
      {isAdmin && (
        <OwnerSelect
          label={t('contacts.field.owner')}
          value={form.draft.owner_email}
          error={form.errorOf('owner_email')}
          onChange={(owner_email) => form.change({ owner_email })}
        />
      )}
      <MoreFields openAtFirst={form.isFilled(rarerFields)}>
        <TextRow form={form} field="position" />
        <TextRow form={form} field="country" />
        <Select
          label={t('contacts.field.sector')}
          data={sectors.map((value) => ({ value, label: enumLabel(t, 'sector', value) }))}
          value={form.draft.sector}
          clearable
          onChange={(sector) => form.change({ sector })}
        />
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          label={t('contacts.field.notes')}
          value={form.draft.notes}
          error={form.errorOf('notes')}
          onChange={(event) => form.change({ notes: event.currentTarget.value })}
        />
      </MoreFields>
    </>
  )
}

function TextRow({ form, field, autoFocus }: Props & { field: TextField; autoFocus?: boolean }) {
  const { t } = useTranslation()
  return (
    <TextInput
      data-autofocus={autoFocus}
      type={field === 'phone' ? 'tel' : 'text'}
      label={t(`contacts.field.${field}`)}
      value={form.draft[field]}
      error={form.errorOf(field)}
      onChange={(event) => form.change({ [field]: event.currentTarget.value })}
    />
  )
}
