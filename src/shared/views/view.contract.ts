import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { layoutSchema } from '../lists/layout.schema.ts'
import { maxSortKeys } from '../lists/list.values.ts'
import { idSchema, nothing } from '../values/fields.ts'

/** Names of filters and lists: never a path nor an operator. */
const nameSchema = z.string().regex(/^[a-z][a-z_]{0,39}$/)

/** More than a hundred e-mails in one filter are about this long. */
const longestFilter = 40_000

/**
 * How a list looks: what it shows, in which order, in which columns. The filter is the list's own; a list ignores what
 * it does not know, so that a view outlives a filter.
 */
export const viewStateSchema = z.object({
  filter: z
    .record(nameSchema, z.json())
    .refine((filter) => JSON.stringify(filter).length <= longestFilter, 'too_long'),
  sort: z
    .array(z.object({ field: nameSchema, direction: z.enum(['asc', 'desc']) }))
    .min(1)
    .max(maxSortKeys),
  layout: layoutSchema.nullable()
})
export type ViewState = z.infer<typeof viewStateSchema>

const viewFieldsSchema = z.object({
  name: z.string().trim().min(1, 'required').max(60, 'too_long'),
  /** Everybody sees it; only its author and administrators change it. */
  is_shared: z.boolean()
})

/** A way to look at a list that somebody keeps. */
export const viewSchema = viewStateSchema.extend({
  _id: z.string(),
  list: z.string(),
  ...viewFieldsSchema.shape,
  /** Who made it. */
  user_email: z.string(),
  /** Whether the one who asks may change and delete it. */
  mayChange: z.boolean()
})
export type View = z.infer<typeof viewSchema>

export const viewContract = {
  /** The shared views of a list and one's own, by name. */
  list: query({ role: 'viewer', input: z.object({ list: nameSchema }), output: z.array(viewSchema) }),
  create: command({
    role: 'sales',
    input: viewFieldsSchema.extend({ list: nameSchema, ...viewStateSchema.shape }),
    output: viewSchema
  }),
  /** Changes what is given. Errors: `not_found`; `forbidden` for somebody else's, but to administrators. */
  update: command({
    role: 'sales',
    input: viewFieldsSchema.extend(viewStateSchema.shape).partial().extend({ _id: idSchema }),
    output: viewSchema
  }),
  /** Errors: as `update`. */
  remove: command({ role: 'sales', input: z.object({ _id: idSchema }), output: nothing })
}
