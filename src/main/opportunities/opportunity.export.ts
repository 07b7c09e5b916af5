import type { z } from 'zod'
import type {
  OpportunityExportColumn,
  OpportunityRow,
  opportunityContract
} from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { CsvValue } from '../exports/csv.ts'
import type { ListExport } from '../exports/list.export.ts'
import { sortedPage } from '../lists/sorted.page.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { opportunityCollection, rowProjection } from './opportunity.collection.ts'
import { opportunityQuery } from './opportunity.filter.ts'
import { toRows } from './opportunity.list.ts'

type ExportInput = z.output<typeof opportunityContract.export.input>

/** The opportunity list as a file. */
export const opportunityExport: ListExport<ExportInput, OpportunityRow, OpportunityExportColumn> = {
  list: 'opportunities',
  ids: async (ctx, { filter, sort }) => {
    const query = await opportunityQuery(ctx, filter)
    const stretch = { projection: { _id: 1 }, sort }
    const found = await sortedPage(ctx.collection(opportunityCollection), query, stretch)
    return found.map(({ _id }) => String(_id))
  },
  rows: async (ctx, ids) => {
    const filter = { _id: { $in: ids.map(toObjectId) } }
    const deals = await ctx.collection(opportunityCollection).find(filter, { projection: rowProjection })
    return toRows(ctx, deals)
  },
  heading: (t, column) => t(`opportunities.field.${column}`),
  value: exportedValue
}

function exportedValue(row: OpportunityRow, column: OpportunityExportColumn): CsvValue {
  if (column === 'owner') return row.owner_email
  if (column === 'lead') return row.lead_name
  if (column !== 'weighted') return row[column]
  return row.value === null ? null : weightedValue(row.value, row.probability)
}
