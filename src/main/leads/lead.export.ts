import type { z } from 'zod'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { leadDisplayName, leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import { type LeadRow, readLeadRow } from '#shared/leads/lead.schema.ts'
import type { LeadExportColumn } from '#shared/leads/lead.values.ts'
import type { CsvValue } from '../exports/csv.ts'
import type { ListExport } from '../exports/list.export.ts'
import { sortedPage } from '../lists/sorted.page.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { leadCollection, rowProjection } from './lead.collection.ts'
import { leadQuery } from './lead.list.ts'

type ExportInput = z.output<typeof leadContract.export.input>

/** The lead list as a file. */
export const leadExport: ListExport<ExportInput, LeadRow, LeadExportColumn> = {
  list: 'leads',
  ids: async (ctx, { filter, sort }) => {
    const query = await leadQuery(ctx, filter)
    const found = await sortedPage(ctx.collection(leadCollection), query, { projection: { _id: 1 }, sort })
    return found.map(({ _id }) => String(_id))
  },
  rows: async (ctx, ids) => {
    const filter = { _id: { $in: ids.map(toObjectId) } }
    const leads = await ctx.collection(leadCollection).find(filter, { projection: rowProjection })
    return leads.map(readLeadRow)
  },
  heading: (t, column) => t(`leads.field.${column}`),
  value: exportedValue
}

function exportedValue(row: LeadRow, column: LeadExportColumn): CsvValue {
  if (column === 'name') return leadDisplayName(row)
  if (column === 'status') return shownStatus(row)
  return column === 'owner_email' ? leadOwner(row) : row[column]
}
