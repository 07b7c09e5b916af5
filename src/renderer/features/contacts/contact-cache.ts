import type { ContactField } from '#shared/contacts/contact.contract.ts'
import { contactOwner } from '#shared/contacts/contact.rules.ts'
import type { Contact, ContactRow } from '#shared/contacts/contact.schema.ts'

/** One contact as the window holds it: on its page, and as a row of every list that was read. */

/** The value that the database has, which is the `base` of a write. */
export function storedValue(contact: ContactRow | Contact, field: ContactField): string | string[] | null {
  return field === 'owner_email' ? contactOwner(contact) : ((contact as Partial<Contact>)[field] ?? null)
}

/** The fields of the document as they look with one of them changed. */
export function withValue(field: ContactField, value: unknown): Partial<Contact> {
  // The owner stands in several fields, which are always written together (domain.md 4.5).
  return field === 'owner_email'
    ? ({ owner_email: value, assigned_to: value, owner_id: null } as Partial<Contact>)
    : { [field]: value }
}
