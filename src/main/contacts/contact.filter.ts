import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { ContactValueFilter, contactFilterSchema } from '#shared/contacts/contact.contract.ts'
import { type ContactKind, contactKinds } from '#shared/contacts/contact.schema.ts'
import { canonicalSector, sectorSpellings } from '#shared/leads/lead.rules.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import type { DateRange } from '#shared/lists/list.values.ts'
import { languages } from '#shared/values/language.ts'
import { dateQuery, listedField, plainField, type ValueField, valuesQuery } from '../lists/filter.queries.ts'
import { blank, type OwnerIdentity, ownerQuery, present, wordsOrPhone } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** From the list's filter to a query (domain.md 2.4). Pure. */

export type ParsedContactFilter = z.output<typeof contactFilterSchema>

/** Where search looks. */
export const contactSearchFields = ['name', 'email', 'company', 'brand_name', 'phone']

/** How each filtered field is stored, and what its stored texts stand for (domain.md 3). */
export const contactValueFields: Record<
  Exclude<ContactValueFilter, 'kind' | 'origin' | 'owner'>,
  ValueField
> = {
  language: listedField('language', languages),
  tags: { ...plainField('tags'), isList: true },
  sector: {
    stored: 'sector',
    canonical: canonicalSector,
    spellings: (value) => sectors.filter((sector) => sector === value).flatMap(sectorSpellings)
  },
  country: plainField('country'),
  source: plainField('source')
}

/** What the query of a filter needs to know that stands elsewhere. */
export type FilterFacts = {
  now: Date
  /** The people that `filter.owner` names. */
  owners: OwnerIdentity[]
  /** Stored values that the filters of values mean, in spellings that cannot be foreseen. */
  odd: Partial<Record<keyof typeof contactValueFields, unknown[]>>
  /** Spellings of the phone number that `filter.search` is. */
  phones: string[]
}

/** The query of a filter, merged contacts not yet left out. */
export function toContactQuery(
  filter: ParsedContactFilter,
  { now, odd, owners, phones }: FilterFacts
): Filter<Document> {
  const fields = Object.keys(contactValueFields) as (keyof typeof contactValueFields)[]
  return and(
    anyOf(contactKinds.filter((kind) => filter.kind.includes(kind)).map((kind) => ofKind[kind])),
    anyOf(origins.filter((origin) => filter.origin.includes(origin)).map((origin) => ofOrigin[origin])),
    ownerQuery(filter.owner, owners),
    ...fields.map((name) => valuesQuery(contactValueFields[name], filter[name], odd[name])),
    receivedQuery(filter.received, now),
    dateQuery('updated_at', filter.updated_at, now),
    wordsOrPhone(filter.search, contactSearchFields, phones)
  )
}

/** What `contactKind` says of a document, as a query. */
export const ofKind: Record<ContactKind, Filter<Document>> = {
  expert: { type: 'contact_expert' },
  form: { type: { $ne: 'contact_expert' }, timestamp: present },
  crm: { type: { $ne: 'contact_expert' }, timestamp: blank }
}

/** People of the CRM; what came through the website is a message, not a person that somebody works with. */
export const crmContacts = ofKind.crm

export const origins = ['lead', 'none'] as const

export const ofOrigin: Record<(typeof origins)[number], Filter<Document>> = {
  lead: { $or: [{ lead_ids: { $nin: [null, '', []] } }, { source_lead_id: present }] },
  none: { lead_ids: { $in: [null, '', []] }, source_lead_id: blank }
}

function anyOf(filters: Filter<Document>[]): Filter<Document> | null {
  if (filters.length === 0) return null
  return filters.length === 1 ? (filters[0] ?? null) : { $or: filters }
}

/** The form keeps its date as ISO text in UTC, which sorts like the dates that it names; parts of seconds vary. */
function receivedQuery(range: DateRange | null, now: Date): Filter<Document> | null {
  const dated = dateQuery('created_at', range, now)
  if (!dated) return null
  const bounds = Object.entries(dated.created_at as Record<string, Date>)
  const asText = Object.fromEntries(
    bounds.map(([operator, date]) => [operator, date.toISOString().slice(0, 19)])
  )
  return { $or: [dated, { timestamp: asText, created_at: blank }] }
}
