import type { Document, Filter, Sort } from 'mongodb'
import type { z } from 'zod'
import type { leadFilterSchema, leadListInput } from '#shared/leads/lead.contract.ts'
import type { Priority } from '#shared/leads/lead.schema.ts'
import { stageSpellings } from '#shared/opportunities/stages.ts'
import {
  blank,
  caseSpellings,
  everyWordIn,
  type OwnerIdentity,
  ownerQuery,
  present
} from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** From the list's filter to a query (domain.md 3 and 6.3). Pure. */

export type ParsedLeadFilter = z.output<typeof leadFilterSchema>

const searchedFields = [
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

/** The query of a filter, merged leads not yet left out. `owners` are the people that `filter.owner` names. */
export function toLeadQuery(filter: ParsedLeadFilter, owners: OwnerIdentity[]): Filter<Document> {
  return and(
    statusQuery(filter.status),
    stageQuery(filter.stage),
    priorityQuery(filter.priority),
    ownerQuery(filter.owner, owners),
    filter.language.length > 0 ? { language: { $in: caseSpellings(filter.language) } } : null,
    everyWordIn(filter.search, searchedFields)
  )
}

/** A lead with a contact is converted whatever its status says (domain.md 4.1). */
const converted: Filter<Document>[] = [
  { converted_to_contact_id: present },
  { converted_contact_id: present }
]
const notConverted = { converted_to_contact_id: blank, converted_contact_id: blank }

function statusQuery(statuses: ParsedLeadFilter['status']): Filter<Document> | null {
  if (statuses.length === 0) return null
  const others = statuses.filter((status) => status !== 'CONVERTED').flatMap(statusSpellings)
  if (!statuses.includes('CONVERTED')) return { status: { $in: others }, ...notConverted }
  return { $or: [{ status: { $in: [...caseSpellings(['CONVERTED']), ...others] } }, ...converted] }
}

/** NEW stands for everything that nobody has handled yet, also for a missing status (domain.md 3.1). */
function statusSpellings(status: string): (string | null)[] {
  return status === 'NEW'
    ? [...caseSpellings(['NEW', 'GENERATED', 'QUOTA_BLOCKED']), null, '']
    : caseSpellings([status])
}

function stageQuery(stages: ParsedLeadFilter['stage']): Filter<Document> | null {
  if (stages.length === 0) return null
  const spellings = caseSpellings(stages.flatMap(stageSpellings))
  const absent = stages.includes('analysis_requested') ? [null, ''] : []
  return { stage: { $in: [...spellings, ...absent] } }
}

const priorityWords: Record<Priority, string[]> = {
  A: ['a', 'urgent', 'high'],
  B: ['b', 'medium', 'normal'],
  C: ['c', 'low']
}

function priorityQuery(priorities: Priority[]): Filter<Document> | null {
  if (priorities.length === 0) return null
  const spellings = caseSpellings(priorities.flatMap((priority) => priorityWords[priority]))
  const absent = priorities.includes('C') ? [null, ''] : []
  return { priority: { $in: [...spellings, ...absent] } }
}

/** Ties are broken by `_id` in the same direction, so that one index serves both directions and pages never overlap. */
export function toLeadSort({ field, direction }: z.output<typeof leadListInput>['sort']): Sort {
  const sign = direction === 'asc' ? 1 : -1
  return { [field]: sign, _id: sign }
}
