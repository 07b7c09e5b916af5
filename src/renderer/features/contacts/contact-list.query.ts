import { api } from '#renderer/api/client.ts'
import type { ListSource } from '#renderer/records/list/list.query.ts'
import type { ContactSortField, ContactValueFilter } from '#shared/contacts/contact.contract.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import type { ActiveFilter } from './contacts.store.ts'

/** A store of any list holds any fields; what this one sorts by is checked again by the main process. */
type ContactSort = SortKey<ContactSortField>[]

export const contactSource: ListSource<ActiveFilter, ContactRow> = {
  feature: 'contacts',
  list: (input) => api.contacts.list({ ...input, sort: input.sort as ContactSort }),
  ids: (input) => api.contacts.ids({ ...input, sort: input.sort as ContactSort }),
  counts: (filter, field) => api.contacts.counts({ filter, field: field as ContactValueFilter })
}
