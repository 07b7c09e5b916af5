import { useTranslation } from 'react-i18next'
import { RecordDetails } from '#renderer/records/fields/RecordDetails.tsx'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { fieldGroups } from './contact-fields.ts'
import { useContactRecord } from './useContactRecord.ts'

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
