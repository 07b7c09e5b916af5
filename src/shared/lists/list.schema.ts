import { z } from 'zod'
import { idSchema } from '../values/fields.ts'
import { maxSelectedIds, maxSortKeys, type SortKey } from './list.values.ts'

/** What the contracts of all lists are made of: sort keys, filters, counts and selections. */

/** Sort keys, the weightiest first, no field twice. The server adds `_id`, so that pages never overlap. */
export function sortSchema<Field extends string>(
  fields: readonly [Field, ...Field[]],
  fallback: SortKey<Field>[]
) {
  return z
    .array(z.object({ field: z.enum(fields), direction: z.enum(['asc', 'desc']) }))
    .min(1)
    .max(maxSortKeys)
    .refine((keys) => new Set(keys.map(({ field }) => field)).size === keys.length, 'other')
    .default(fallback as never)
}

/** A filter of values: joined by "or"; empty means "any". */
export const valuesSchema = z.array(z.string().max(320)).max(100).default([])

/** Amounts from `min` to `max`, both included; null for no bound. */
export const amountRangeSchema = z
  .object({ min: z.number().nullable(), max: z.number().nullable() })
  .nullable()
  .default(null)

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

/** Local calendar days from `from` to `to`, both included, or the last `days` days including today. */
export const dateRangeSchema = z
  .union([z.object({ days: z.int().min(1).max(3660) }), z.object({ from: daySchema, to: daySchema })])
  .nullable()
  .default(null)

/** "For at least N days"; null for no such filter. */
export const daysSchema = z.int().min(1).max(3660).nullable().default(null)

/** Yes, no, or null for either. */
export const flagSchema = z.boolean().nullable().default(null)

/** How many records of a list a value stands for, under all the other filters. */
export const valueCountSchema = z.object({ value: z.string(), count: z.number() })
export type ValueCount = z.infer<typeof valueCountSchema>

/** Chosen records: named, or all that a filter finds but some. The server finds them again as the user may see them. */
export function selectionSchema<Filter extends z.ZodType>(filter: Filter) {
  const ids = z.array(idSchema).max(maxSelectedIds)
  return z.union([z.strictObject({ ids: ids.min(1) }), z.strictObject({ filter, except: ids.default([]) })])
}
