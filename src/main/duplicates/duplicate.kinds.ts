import type { Document, Filter } from 'mongodb'
import { readContactRow } from '#shared/contacts/contact.schema.ts'
import type { Comparable } from '#shared/duplicates/duplicate.rules.ts'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { rowProjection as contactRow, everyContact } from '../contacts/contact.collection.ts'
import { crmContacts } from '../contacts/contact.filter.ts'
import { everyLead, rowProjection as leadRow } from '../leads/lead.collection.ts'
import { notMerged } from '../mongo/filter-parts.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'

/** What is looked through: whose duplicates, in which collection, and what of a document is compared. */
export type Searched = {
  definition: CollectionDefinition
  filter: Filter<Document>
  /** For the search: only what is compared. */
  projection: Document
  /** For the screen: what a list shows. */
  rowProjection: Document
  toComparable: (stored: Document) => Comparable
}

const compared = ['email', 'phone', 'brand_name', 'company', 'company_name', 'name', 'language', 'country']
const projection = Object.fromEntries(compared.map((field) => [field, 1]))

export const searched: Record<DuplicateKind, Searched> = {
  lead: {
    definition: everyLead,
    filter: notMerged,
    projection,
    rowProjection: leadRow,
    toComparable: (stored) => {
      const { _id, email, phone, brand_name, name, language } = readLeadRow(stored)
      return { _id, email, phone, brand: brand_name, name, language, country: null }
    }
  },
  contact: {
    definition: everyContact,
    // What came through the website is a message; that its sender wrote twice makes no duplicate.
    filter: and(crmContacts, notMerged),
    projection,
    rowProjection: contactRow,
    toComparable: (stored) => {
      const { _id, email, phone, company, brand_name, name, language, country } = readContactRow(stored)
      return { _id, email, phone, brand: company ?? brand_name, name, language, country }
    }
  }
}
