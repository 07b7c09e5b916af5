import type { Document, Filter } from 'mongodb'
import { activityCollection, olderActivityCollections } from '../activities/activity.collection.ts'
import { contactCollection } from '../contacts/contact.collection.ts'
import { crmSettingsCollection } from '../crm-settings/crm-settings.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { crmUserCollection, websiteUserCollection } from '../session/account.collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { taskCollection } from '../tasks/task.collection.ts'
import { viewCollection } from '../views/view.collection.ts'

/** A collection that is kept on this computer: the documents that its definition's scope lets a person see. */
export type CachedCollection = {
  definition: CollectionDefinition
  /** Only these fields are kept. */
  kept?: readonly string[]
  /** These are not. */
  leftOut?: readonly string[]
  /** Its entries are those of records that are kept. */
  isHistory?: boolean
}

/** What people's names are read from; never what they sign in with. */
const accountFields = ['id', 'email', 'name', 'first_name', 'last_name', 'role', 'is_active', 'deleted_at']

/** In the order in which they are filled: what people work with, what that shows, and then its surroundings. */
export const cachedCollections: readonly CachedCollection[] = [
  // A PDF of some 300 kB in the document itself (domain.md 2.3).
  { definition: leadCollection, leftOut: ['pdf_url'] },
  { definition: taskCollection },
  { definition: crmUserCollection, kept: accountFields },
  { definition: websiteUserCollection, kept: accountFields },
  { definition: viewCollection },
  { definition: crmSettingsCollection },
  { definition: contactCollection },
  { definition: opportunityCollection },
  // What a merge keeps for being undone, which needs the server.
  { definition: activityCollection, isHistory: true, leftOut: ['metadata.kept'] },
  ...olderActivityCollections.map((definition) => ({ definition, isHistory: true }))
]

const byName = new Map(cachedCollections.map((cached) => [cached.definition.name, cached]))

export function cachedCollection(name: string): CachedCollection | null {
  return byName.get(name) ?? null
}

/** The fields of history that may name a record, and the collections that it is in. */
export const recordLinks = [
  { field: 'lead_id', collection: 'leads' },
  { field: 'contact_id', collection: 'contacts' },
  { field: 'opportunity_id', collection: 'opportunities' }
] as const

/** History is limited by the records that are kept, unless the person may see all of them. */
export function isLimitedHistory({ isHistory }: CachedCollection, user: SignedInUser): boolean {
  return isHistory === true && leadCollection.scope(user) !== null
}

/** What a person may see. */
export function scopeOf({ definition }: CachedCollection, user: SignedInUser): Filter<Document> {
  return definition.scope(user) ?? {}
}

/** The projection of what is kept; undefined for everything. */
export function projectionOf({ kept, leftOut }: CachedCollection): Document | undefined {
  if (kept) return Object.fromEntries(kept.map((field) => [field, 1]))
  return leftOut && Object.fromEntries(leftOut.map((field) => [field, 0]))
}
