import { z } from 'zod'

/** How one person likes the columns of a list on one device. Ids that no list knows any more are ignored. */
export const layoutSchema = z.object({
  /** All columns in their order, hidden ones too. A column that is missing here keeps its usual neighbour. */
  order: z.array(z.string().max(100)).max(200),
  hidden: z.array(z.string().max(100)).max(200),
  /** Widths in px. */
  widths: z.record(z.string().max(100), z.number().min(0).max(2000))
})
export type Layout = z.infer<typeof layoutSchema>

/** Ids of the views that lists open with, by the name of their list. */
export const defaultViewsSchema = z.record(z.string().max(40), z.string().max(40))
export type DefaultViews = z.infer<typeof defaultViewsSchema>

/** Layouts by the name of their list. */
export const layoutsSchema = z.record(z.string().max(40), layoutSchema)
export type Layouts = z.infer<typeof layoutsSchema>
