import type { Document, Filter, Sort } from 'mongodb'
import type { z } from 'zod'
import type { contactFilterSchema, contactListInput } from '#shared/contacts/contact.contract.ts'
import type { ContactKind } from '#shared/contacts/contact.schema.ts'
import {
  blank,
  caseSpellings,
  everyWordIn,
  type OwnerIdentity,
  ownerQuery,
  present
} from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** From the list's filter to a query (domain.md 2.4). Pure. */

export type ParsedContactFilter = z.output<typeof contactFilterSchema>

const searchedFields = ['name', 'email', 'company', 'brand_name', 'phone']

/** The query of a filter, merged contacts not yet left out. `owners` are the people that `filter.owner` names. */
export function toContactQuery(filter: ParsedContactFilter, owners: OwnerIdentity[]): Filter<Document> {
  return and(
    anyOf(filter.kind.map((kind) => ofKind[kind])),
    anyOf(filter.origin.map((origin) => ofOrigin[origin])),
    ownerQuery(filter.owner, owners),
    filter.language.length > 0 ? { language: { $in: caseSpellings(filter.language) } } : null,
    everyWordIn(filter.search, searchedFields)
  )
}

/** What `contactKind` says of a document, as a query. */
const ofKind: Record<ContactKind, Filter<Document>> = {
  expert: { type: 'contact_expert' },
  form: { type: { $ne: 'contact_expert' }, timestamp: present },
  crm: { type: { $ne: 'contact_expert' }, timestamp: blank }
}

/** People of the CRM; what came through the website is a message, not a person that somebody works with. */
export const crmContacts = ofKind.crm

const ofOrigin: Record<ParsedContactFilter['origin'][number], Filter<Document>> = {
  lead: { $or: [{ lead_ids: { $nin: [null, '', []] } }, { source_lead_id: present }] },
  none: { lead_ids: { $in: [null, '', []] }, source_lead_id: blank }
}

function anyOf(filters: Filter<Document>[]): Filter<Document> | null {
  if (filters.length === 0) return null
  return filters.length === 1 ? (filters[0] ?? null) : { $or: filters }
}

type ContactSort = z.output<typeof contactListInput>['sort']

/** Ties are broken by `_id` in the same direction, so that one index serves both directions and pages never overlap. */
export function toContactSort({ field, direction }: ContactSort): Sort {
  const sign = direction === 'asc' ? 1 : -1
  return { [field === 'received' ? 'created_at' : field]: sign, _id: sign }
}
