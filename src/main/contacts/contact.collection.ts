import { ownScope } from '../mongo/filter-parts.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Contacts (domain.md 2.4): CRM contacts, messages of the public form and expert requests share the collection. */
export const contactCollection: CollectionDefinition = {
  name: 'contacts',
  indexes: [
    { keys: { email: 1 } },
    { keys: { name: 1 } },
    { keys: { created_at: 1 } },
    { keys: { timestamp: 1 } },
    { keys: { assigned_to: 1 } }
  ],
  scope: (user) => ownScope(user)
}

/** For names and links of records that the user may see already: the link itself gives the right to the name. */
export const linkedContacts: CollectionDefinition = { ...contactCollection, scope: () => null }
