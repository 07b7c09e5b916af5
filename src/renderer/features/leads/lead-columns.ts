import { type LeadSortField, leadSortFields } from '#shared/leads/lead.contract.ts'

/** Which columns the lead list has, and what each sorts by. */

export type ColumnId = 'lead' | Exclude<LeadSortField, 'brand_name'> | 'sector' | 'language' | 'source'

export type ColumnSpec = { id: ColumnId; width: number; align?: 'end'; required?: boolean }

/** In their order; the frozen first one says which lead it is. */
export const columnSpecs: ColumnSpec[] = [
  { id: 'lead', width: 256, required: true },
  { id: 'status', width: 156 },
  { id: 'stage', width: 162 },
  { id: 'priority', width: 78 },
  { id: 'owner_email', width: 146 },
  { id: 'created_at', width: 112 },
  { id: 'sector', width: 150 },
  { id: 'target_city', width: 120 },
  { id: 'budget_estimated', width: 110, align: 'end' },
  { id: 'language', width: 100 },
  { id: 'source', width: 130 },
  { id: 'updated_at', width: 112 }
]

/** What a column sorts by: the first one shows the brand before the person. */
export function sortFieldOf(column: string): LeadSortField {
  return leadSortFields.find((field) => field === column) ?? 'brand_name'
}

/** The column that shows what the list is sorted by. */
export function columnOfSort(field: LeadSortField): string {
  return field === 'brand_name' ? 'lead' : field
}

/** The columns whose header sorts. */
export const sortableColumns = new Set<string>(leadSortFields.map(columnOfSort))
