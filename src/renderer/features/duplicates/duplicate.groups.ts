import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import type { DuplicateGroups } from '#shared/duplicates/duplicate.schema.ts'
import type { DuplicateKind, DuplicateReason } from '#shared/duplicates/duplicate.values.ts'
import { leadDisplayName, leadOwner, personName } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'

/** A record of a group, as either kind is shown. */
export type Suspect = {
  _id: string
  name: string
  aside: string | null
  email: string | null
  phone: string | null
  owner: string | null
  /** The lead's row, for its status. */
  lead: LeadRow | null
  since: Date | null
}

/** Records that look the same. `count` tells of all, `suspects` only of the first ones. */
export type Group = { ids: string[]; reasons: DuplicateReason[]; suspects: Suspect[]; count: number }

/** Groups a round trip. */
const pageSize = 30

function groupOptions(kind: DuplicateKind, dismissed: boolean) {
  return infiniteQueryOptions({
    queryKey: ['duplicates', 'groups', 'pages', { kind, dismissed }],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      ask(api.duplicates.groups({ kind, dismissed, skip: pageParam, limit: pageSize })),
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, { found }) => sum + found.groups.length, 0)
      return loaded < last.total && last.found.groups.length > 0 ? loaded : undefined
    }
  })
}

/** What the last search found; further pages come on demand. */
export function useDuplicateGroups(kind: DuplicateKind, dismissed: boolean) {
  const query = useInfiniteQuery({ ...groupOptions(kind, dismissed), placeholderData: keepPreviousData })
  const pages = query.data?.pages ?? []
  return {
    ...query,
    groups: pages.flatMap(({ found }) => groupsOf(found)),
    total: pages.at(-1)?.total ?? 0,
    foundAt: pages[0]?.found_at ?? null
  }
}

function groupsOf(found: DuplicateGroups): Group[] {
  return found.kind === 'lead'
    ? found.groups.map(({ records, ...group }) => ({ ...group, suspects: records.map(leadSuspect) }))
    : found.groups.map(({ records, ...group }) => ({ ...group, suspects: records.map(contactSuspect) }))
}

function leadSuspect(lead: LeadRow): Suspect {
  const { _id, email, phone, brand_name } = lead
  const person = personName(lead)
  const aside = brand_name && person !== brand_name ? person : null
  return {
    _id,
    name: brand_name ?? leadDisplayName(lead),
    aside,
    email,
    phone,
    owner: leadOwner(lead),
    lead,
    since: lead.created_at
  }
}

function contactSuspect(contact: ContactRow): Suspect {
  const { _id, email, phone } = contact
  const name = contactDisplayName(contact)
  const company = contactCompany(contact)
  return {
    _id,
    name,
    aside: company === name ? null : company,
    email,
    phone,
    owner: contactOwner(contact),
    lead: null,
    since: contact.received_at
  }
}
