import { type Document, type Filter, ObjectId } from 'mongodb'
import type { z } from 'zod'
import type { leadFilterSchema } from '#shared/leads/lead.contract.ts'
import { amountQuery, dateQuery, startOfDay, valuesQuery } from '../lists/filter.queries.ts'
import {
  blank,
  isObjectIdHex,
  type OwnerIdentity,
  ownerQuery,
  present,
  wordsOrPhone
} from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { leadValueFields, statusField } from './lead.values.ts'

/** From the list's filter to a query (domain.md 3 and 6.3). Pure. */

export type ParsedLeadFilter = z.output<typeof leadFilterSchema>

/** What the query of a filter needs to know that stands elsewhere. */
export type FilterFacts = {
  now: Date
  /** The people that `filter.owner` names. */
  owners: OwnerIdentity[]
  /** Stored values that the filters of values mean, in spellings that cannot be foreseen. */
  odd: Partial<Record<keyof typeof leadValueFields | 'status', unknown[]>>
  /** Spellings of the phone number that `filter.search` is. */
  phones: string[]
  /** Ids of leads with an entry in their history since `quiet_days` ago; left out without that filter. */
  busy?: string[]
  /** Ids of leads with an open task; left out without that filter. */
  withTask?: string[]
}

/** Where search looks. */
export const leadSearchFields = [
  'brand_name',
  'name',
  'full_name',
  'contact_name',
  'first_name',
  'last_name',
  'email',
  'company',
  'phone'
]

/** The query of a filter, merged leads not yet left out. */
export function toLeadQuery(filter: ParsedLeadFilter, facts: FilterFacts): Filter<Document> {
  const fields = Object.keys(leadValueFields) as (keyof typeof leadValueFields)[]
  return and(
    statusQuery(filter.status, facts.odd.status),
    ...fields.map((name) => valuesQuery(leadValueFields[name], filter[name], facts.odd[name])),
    ownerQuery(filter.owner, facts.owners),
    amountQuery('budget_estimated', filter.budget_estimated),
    dateQuery('created_at', filter.created_at, facts.now),
    dateQuery('updated_at', filter.updated_at, facts.now),
    quietQuery(filter.quiet_days, facts),
    taskQuery(filter.has_open_task, facts.withTask ?? []),
    wordsOrPhone(filter.search, leadSearchFields, facts.phones)
  )
}

/** A lead with a contact is converted whatever its status says (domain.md 4.1). */
export const convertedLeads: Filter<Document>[] = [
  { converted_to_contact_id: present },
  { converted_contact_id: present }
]
export const notConverted: Filter<Document> = { converted_to_contact_id: blank, converted_contact_id: blank }

function statusQuery(statuses: string[], odd: unknown[] | undefined): Filter<Document> | null {
  const others = statuses.filter((status) => status !== 'CONVERTED')
  if (!statuses.includes('CONVERTED')) {
    const query = valuesQuery(statusField, others, odd)
    return query && and(query, notConverted)
  }
  return { $or: [valuesQuery(statusField, statuses, odd) ?? {}, ...convertedLeads] }
}

/** Not written to and nothing logged since then. A lead without any date is as quiet as can be. */
function quietQuery(days: number | null, { now, busy = [] }: FilterFacts): Filter<Document> | null {
  if (days === null) return null
  const untouched = { $or: [{ updated_at: { $lt: quietSince(now, days) } }, { updated_at: null }] }
  return and(untouched, busy.length > 0 ? { _id: { $nin: objectIds(busy) } } : null)
}

/** The instant from which an activity counts against `quiet_days`. */
export function quietSince(now: Date, days: number): Date {
  return startOfDay(now, -days)
}

function taskQuery(wanted: boolean | null, withTask: string[]): Filter<Document> | null {
  if (wanted === null) return null
  return { _id: { [wanted ? '$in' : '$nin']: objectIds(withTask) } }
}

function objectIds(ids: string[]): ObjectId[] {
  return ids.filter(isObjectIdHex).map((id) => new ObjectId(id))
}
