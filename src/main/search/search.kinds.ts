import type { Document, Filter } from 'mongodb'
import { readContactRow } from '#shared/contacts/contact.schema.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { readOpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import type { Found, FoundKind } from '#shared/search/search.contract.ts'
import { readTask } from '#shared/tasks/task.schema.ts'
import { contactCollection, rowProjection as contactProjection } from '../contacts/contact.collection.ts'
import { contactSearchFields } from '../contacts/contact.filter.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection, rowProjection as invoiceProjection } from '../invoices/invoice.collection.ts'
import { invoiceRow, invoiceSearchFields } from '../invoices/invoice.list.ts'
import { leadCollection, rowProjection as leadProjection } from '../leads/lead.collection.ts'
import { leadSearchFields } from '../leads/lead.filter.ts'
import { withoutMerged } from '../leads/lead.list.ts'
import { notMerged } from '../mongo/filter-parts.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { boardOrder, cardProjection, opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { withRecords } from '../records/record.names.ts'
import { taskCollection } from '../tasks/task.collection.ts'

/** What the palette searches. A further kind of record is a line of the contract and an entry here. */

export type SearchKind = {
  definition: CollectionDefinition
  /** Where words are looked for. */
  fields: readonly string[]
  /** It has a phone number, stored as `phone`. */
  hasPhone?: boolean
  projection: Document
  /** The order among equally good ones. */
  sort: Record<string, 1 | -1>
  /** What no list shows. */
  hidden?: (ctx: Ctx) => Promise<Filter<Document> | null>
  read: (ctx: Ctx, found: Document[]) => Promise<Found[]>
}

const newestFirst = { created_at: -1, _id: -1 } as const

export const searchKinds: Record<FoundKind, SearchKind> = {
  lead: {
    definition: leadCollection,
    fields: leadSearchFields,
    hasPhone: true,
    projection: leadProjection,
    sort: newestFirst,
    hidden: withoutMerged,
    read: async (_ctx, found) => found.map((lead) => ({ kind: 'lead', record: readLeadRow(lead) }))
  },
  contact: {
    definition: contactCollection,
    fields: contactSearchFields,
    hasPhone: true,
    projection: contactProjection,
    sort: newestFirst,
    hidden: async () => notMerged,
    read: async (_ctx, found) =>
      found.map((contact) => ({ kind: 'contact', record: readContactRow(contact) }))
  },
  opportunity: {
    definition: opportunityCollection,
    fields: ['name'],
    projection: cardProjection,
    sort: boardOrder,
    read: async (_ctx, found) =>
      found.map((deal) => ({ kind: 'opportunity', record: readOpportunityCard(deal) }))
  },
  invoice: {
    definition: invoiceCollection,
    fields: invoiceSearchFields,
    projection: invoiceProjection,
    sort: newestFirst,
    read: async (ctx, found) =>
      found.map((invoice) => ({ kind: 'invoice', record: invoiceRow(ctx, invoice) }))
  },
  task: {
    definition: taskCollection,
    fields: ['title'],
    projection: {},
    sort: newestFirst,
    read: async (ctx, found) => {
      const rows = await withRecords(ctx, found.map(readTask))
      return rows.map((record) => ({ kind: 'task', record }))
    }
  }
}
