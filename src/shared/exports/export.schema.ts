import { z } from 'zod'
import { languages } from '../values/language.ts'

/** What every export answers and is asked in. */

export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Whose records a file may hold; the window's words are `lists.export`. */
export const exportedLists = ['leads', 'contacts', 'opportunities', 'invoices'] as const
export type ExportedList = (typeof exportedLists)[number]

/** The result of a job that wrote a file: its name without the folder, and how many records are in it. */
export const exportResultSchema = z.object({
  list: z.enum(exportedLists),
  file: z.string(),
  count: z.number(),
  /** The name under which `links.reveal` shows what was written; left out where nothing was. */
  saved: z.string().optional()
})
export type ExportResult = z.infer<typeof exportResultSchema>

/** A list as it is shown now, for a file: what the filter finds, in the list's order, with the list's columns. */
export function exportInput<F extends z.ZodType, S extends z.ZodType, C extends string>(list: {
  filter: F
  sort: S
  columns: readonly [C, ...C[]]
}) {
  return z.object({
    filter: list.filter,
    sort: list.sort,
    columns: z.array(z.enum(list.columns)).min(1),
    as: z.enum(exportFormats),
    /** CSV has headings in a language; JSON has the names of fields. */
    headings_in: z.enum(languages)
  })
}
