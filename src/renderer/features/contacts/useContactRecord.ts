import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import type { EditedRecord } from '#renderer/records/fields/record.ts'
import { writeField } from '#renderer/records/fields/write-field.ts'
import { patchRecord } from '#renderer/records/list/patch.record.ts'
import { type ContactField, contactFieldsSchema } from '#shared/contacts/contact.contract.ts'
import type { Contact, ContactRow } from '#shared/contacts/contact.schema.ts'
import { storedValue, withValue } from './contact-cache.ts'

/** A contact as the parts see it that show and edit fields. */
export function useContactRecord(contact: Contact): EditedRecord<ContactField> {
  const { t } = useTranslation()
  return useMemo(() => contactRecord(contact, t), [contact, t])
}

/** The same for a row of the list: only its own fields can be asked for. */
export function contactRecord(contact: ContactRow | Contact, t: TFunction): EditedRecord<ContactField> {
  return {
    ref: { contact_id: contact._id },
    label: (field) => t(`contacts.field.${field}`),
    shown: (field) => storedValue(contact, field),
    stored: (field) => storedValue(contact, field),
    schema: (field) => contactFieldsSchema.shape[field],
    write: (field, value, base = storedValue(contact, field)) =>
      writeField<Partial<Contact>>({
        field,
        value,
        base,
        record: contact,
        change: withValue(field, value),
        patch: (change) => patchRecord('contacts', contact._id, change),
        update: (input) => api.contacts.update({ _id: contact._id, ...input })
      })
  }
}
