import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { everyContact } from '../contacts/contact.collection.ts'
import { everyLead } from '../leads/lead.collection.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Where the records of each kind are. Merging is an administrator's, who sees them all. */
export const mergedKinds: Record<DuplicateKind, CollectionDefinition> = {
  lead: everyLead,
  contact: everyContact
}
