import { createList, type List } from '#renderer/records/list/list.store.ts'
import type { ContactFilter } from '#shared/contacts/contact.contract.ts'

export type ActiveFilter = Required<ContactFilter>

const noFilter: ActiveFilter = {
  search: '',
  kind: [],
  origin: [],
  owner: [],
  language: [],
  tags: [],
  sector: [],
  country: [],
  source: [],
  received: null,
  updated_at: null
}

/** What only the contact list knows. */
export const contactList: List<ActiveFilter> = createList({
  name: 'contacts',
  noFilter,
  sort: [{ field: 'received', direction: 'desc' }]
})
