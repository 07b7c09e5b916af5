import { contactRowFields } from '#shared/contacts/contact.schema.ts'
import { ownScope } from '../mongo/filter-parts.ts'
import type { CollectionDefinition, IndexDefinition } from '../mongo/scoped-collection.ts'

/** Contacts (domain.md 2.4): CRM contacts, messages of the public form and expert requests share the collection. */

/**
 * One for each filter and one for each sort of the list, with the `_id` that breaks ties; no index that is only the
 * beginning of another. None is unique: repeats are normal (domain.md 6.4).
 */
const indexes: IndexDefinition[] = [
  { keys: { assigned_to: 1 } },
  { keys: { owner_id: 1 } },
  { keys: { owner: 1 } },
  { keys: { phone: 1 } },
  { keys: { type: 1 } },
  { keys: { status: 1 } },
  { keys: { lead_ids: 1 } },
  { keys: { source_lead_id: 1 } },
  { keys: { merged_into: 1 } },
  { keys: { created_at: 1, _id: 1 } },
  { keys: { timestamp: 1, _id: 1 } },
  { keys: { updated_at: 1, _id: 1 } },
  { keys: { name: 1, _id: 1 } },
  { keys: { email: 1, _id: 1 } },
  { keys: { company: 1, _id: 1 } },
  { keys: { position: 1, _id: 1 } },
  { keys: { country: 1, _id: 1 } },
  { keys: { language: 1, _id: 1 } },
  { keys: { owner_email: 1, _id: 1 } },
  { keys: { sector: 1 } },
  { keys: { source: 1 } },
  { keys: { tags: 1 } }
]

export const contactCollection: CollectionDefinition = {
  name: 'contacts',
  indexes,
  scope: (user) => ownScope(user)
}

/**
 * Every contact, whoever owns it. Only for what must not depend on who asks: finding duplicates, and names and links
 * of records that the user may see already.
 */
export const everyContact: CollectionDefinition = { ...contactCollection, scope: () => null }

export const rowProjection = Object.fromEntries(contactRowFields.map((field) => [field, 1]))
