import { ObjectId } from 'mongodb'
import { leadRowFields } from '#shared/leads/lead.schema.ts'
import { leadSortFields } from '#shared/leads/lead.values.ts'
import { ownScope } from '../mongo/filter-parts.ts'
import type { CollectionDefinition, IndexDefinition } from '../mongo/scoped-collection.ts'

/** Leads (domain.md 2.3, 4.5): which indexes they want, who may see which, and what a list fetches. */

/**
 * One for each sort of the list, with the `_id` that breaks ties; those that domain.md 2.3 names and that are not the
 * beginning of one of these (`created_at`, `owner_email` and `stage` are); `owner_id` for a salesperson's scope; and
 * one for each other field that the list filters by. None is unique: repeats are normal (6.4).
 */
const indexes: IndexDefinition[] = [
  ...leadSortFields.map((field): IndexDefinition => ({ keys: { [field]: 1, _id: 1 } })),
  { keys: { status: 1, created_at: -1 } },
  { keys: { assigned_to: 1, created_at: -1 } },
  { keys: { email: 1, brand_name: 1, created_at: -1 } },
  { keys: { phone: 1 } },
  { keys: { source: 1 } },
  { keys: { owner_id: 1 } },
  { keys: { owner: 1 } },
  { keys: { language: 1 } },
  { keys: { sector: 1 } },
  { keys: { expansion_type: 1 } },
  { keys: { format: 1 } },
  { keys: { tags: 1 } },
  { keys: { utm_source: 1 } },
  { keys: { utm_medium: 1 } },
  { keys: { utm_campaign: 1 } },
  { keys: { score_changes_at: 1 } },
  { keys: { converted_to_contact_id: 1 } },
  { keys: { converted_contact_id: 1 } },
  { keys: { merged_into: 1 } }
]

/** A salesperson's leads are those that name them as owner, and those of their `assigned_leads`. */
export const leadCollection: CollectionDefinition = {
  name: 'leads',
  indexes,
  scope: (user) => ownScope(user, [{ _id: { $in: user.assignedLeads.map((id) => new ObjectId(id)) } }])
}

/**
 * Every lead, whoever owns it. Only for what must not depend on who asks: finding duplicates, and the name of a
 * lead that a visible record links to.
 */
export const everyLead: CollectionDefinition = { ...leadCollection, scope: () => null }

/** The row's fields and the later back end's names for them; never the analysis or the PDF (domain.md 2.3). */
export const rowProjection = Object.fromEntries(
  [...leadRowFields, 'company_name', 'owner', 'converted_contact_id'].map((field) => [field, 1])
)
