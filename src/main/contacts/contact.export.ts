import type { z } from 'zod'
import type { ContactExportColumn, contactContract } from '#shared/contacts/contact.contract.ts'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import { type ContactRow, readContactRow } from '#shared/contacts/contact.schema.ts'
import type { CsvValue } from '../exports/csv.ts'
import type { ListExport } from '../exports/list.export.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { contactCollection, rowProjection } from './contact.collection.ts'
import { contactIds } from './contact.list.ts'

type ExportInput = z.output<typeof contactContract.export.input>

/** The contact list as a file. */
export const contactExport: ListExport<ExportInput, ContactRow, ContactExportColumn> = {
  list: 'contacts',
  ids: (ctx, { filter, sort }) => contactIds(ctx, { ...filter, sort, skip: 0, limit: everything }),
  rows: async (ctx, ids) => {
    const filter = { _id: { $in: ids.map(toObjectId) } }
    const contacts = await ctx.collection(contactCollection).find(filter, { projection: rowProjection })
    return contacts.map(readContactRow)
  },
  heading: (t, column) => t(`contacts.field.${column}`),
  value: exportedValue
}

/** The largest limit that every MongoDB server takes. */
const everything = 2 ** 31 - 1

function exportedValue(row: ContactRow, column: ContactExportColumn): CsvValue {
  if (column === 'name') return contactDisplayName(row)
  if (column === 'company') return contactCompany(row)
  if (column === 'received') return row.received_at
  return column === 'owner_email' ? contactOwner(row) : row[column]
}
