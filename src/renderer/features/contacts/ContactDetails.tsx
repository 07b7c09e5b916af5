import { useTranslation } from 'react-i18next'
import { RecordDetails } from '#renderer/records/fields/RecordDetails.tsx'
import type { FieldSpec } from '#renderer/records/fields/record.ts'
import type { ContactField } from '#shared/contacts/contact.contract.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import { languages } from '#shared/values/language.ts'
import { useContactRecord } from './useContactRecord.ts'

/** The fields of the contact page in their order. */
const fieldGroups: { name: 'person' | 'company' | 'work'; fields: FieldSpec<ContactField>[] }[] = [
  {
    name: 'person',
    fields: [
      { field: 'name', kind: 'line' },
      { field: 'email', kind: 'email' },
      { field: 'phone', kind: 'phone' },
      { field: 'position', kind: 'line' },
      { field: 'language', kind: 'choice', label: 'language', options: languages, required: true },
      { field: 'country', kind: 'line' }
    ]
  },
  {
    name: 'company',
    fields: [
      { field: 'company', kind: 'line' },
      { field: 'brand_name', kind: 'line' },
      { field: 'sector', kind: 'choice', label: 'sector', options: sectors }
    ]
  },
  {
    name: 'work',
    fields: [
      { field: 'tags', kind: 'tags' },
      { field: 'notes', kind: 'text' }
    ]
  }
]

/** Every field of a contact, in groups. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const record = useContactRecord(contact)
  const edited = fieldGroups.map(({ name, fields }) => ({
    key: name,
    title: t(`contacts.page.group.${name}`),
    fields,
    plain: []
  }))
  const dates = [
    { key: 'received', date: contact.received_at },
    { key: 'updated_at', date: contact.updated_at },
    { key: 'last_activity', date: contact.last_activity }
  ] as const
  const origin = {
    key: 'origin',
    title: t('contacts.page.group.origin'),
    fields: [],
    plain: [{ key: 'source', label: t('contacts.field.source'), text: contact.source }],
    dates: dates
      .filter(({ key, date }) => key === 'received' || date)
      .map(({ key, date }) => ({ key, label: t(`contacts.field.${key}`), date }))
  }
  return <RecordDetails record={record} groups={[...edited, origin]} others={contact.other_fields} />
}
