import type { ContactRow } from './contact.schema.ts'

/** The rules of contacts (domain.md 2.4): pure, so that lists, forms and services agree. */

/** The name to show: the person's, else the brand's or company's, else the address. */
export function contactDisplayName(
  contact: Pick<ContactRow, 'name' | 'brand_name' | 'company' | 'email' | 'phone'>
): string {
  return contact.name ?? contact.company ?? contact.brand_name ?? contact.email ?? contact.phone ?? '—'
}

/** Where the person works; an expert request names the brand only. */
export function contactCompany(contact: Pick<ContactRow, 'company' | 'brand_name'>): string | null {
  return contact.company ?? contact.brand_name
}

/** The owner wherever it is stored: an e-mail, or an account's id (domain.md 2.4, 4.5). */
export function contactOwner(
  contact: Pick<ContactRow, 'owner_email' | 'assigned_to' | 'owner_id'>
): string | null {
  return contact.owner_email ?? contact.assigned_to ?? contact.owner_id
}
