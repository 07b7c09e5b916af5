import { z } from 'zod'
import { leadFieldsSchema } from '../leads/lead.contract.ts'
import { leadStatuses, priorities } from '../leads/lead.values.ts'
import { stages } from '../opportunities/stages.ts'
import { languages } from '../values/language.ts'

/** How a table of leads in a file is read, and what becomes of its rows. */

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1255'] as const
export type Encoding = (typeof encodings)[number]

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** How the file's bytes become a table. */
export const readingSchema = z.object({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  has_header: z.boolean()
})
export type Reading = z.infer<typeof readingSchema>

/**
 * What a column may be, in the order in which it is offered. First and last name make up `name`; a brand that is left
 * out is the company.
 */
export const importFields = [
  'brand_name',
  'name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'sector',
  'language',
  'status',
  'stage',
  'priority',
  'owner_email',
  'tags',
  'target_city',
  'budget_estimated',
  'expansion_type',
  'format',
  'timeline',
  'focus_notes',
  'source',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'created_at'
] as const
export type ImportField = (typeof importFields)[number]

/** The order of day and month where the year comes last; the sign before decimals. Decided for a column as a whole. */
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]
export const decimalSigns = ['point', 'comma'] as const
export type DecimalSign = (typeof decimalSigns)[number]

export const columnSchema = z.object({
  /** null for a column that is left out. */
  field: z.enum(importFields).nullable(),
  dates: z.enum(dateOrders),
  decimals: z.enum(decimalSigns)
})
export type ImportColumn = z.infer<typeof columnSchema>

export const maxColumns = 300

/** When a row and a lead count as the same, after normalising. */
export const sameBys = ['either', 'email', 'brand', 'both'] as const
export const policies = ['skip', 'update', 'create'] as const
export const unreadables = ['reject', 'leave_out'] as const

/** What every new lead gets where the file says nothing. null leaves it to the rules of creation. */
export const defaultsSchema = z.object({
  /** An administrator's null is nobody, everybody else's is themselves. */
  owner_email: z.string().max(320).nullable(),
  status: z.enum(leadStatuses).nullable(),
  stage: z.enum(stages).nullable(),
  priority: z.enum(priorities).nullable(),
  language: z.enum(languages).nullable(),
  source: leadFieldsSchema.shape.source,
  tags: leadFieldsSchema.shape.tags
})
export type ImportDefaults = z.infer<typeof defaultsSchema>

export const planSchema = z.object({
  reading: readingSchema,
  columns: z.array(columnSchema).min(1).max(maxColumns).refine(eachFieldOnce, 'other'),
  same_by: z.enum(sameBys),
  /** What becomes of a row whose lead is there already. */
  policy: z.enum(policies),
  /** What becomes of a row with a cell that can't be read. */
  unreadable: z.enum(unreadables),
  defaults: defaultsSchema
})
export type ImportPlan = z.infer<typeof planSchema>

function eachFieldOnce(columns: ImportColumn[]): boolean {
  const fields = columns.flatMap(({ field }) => field ?? [])
  return new Set(fields).size === fields.length
}

/** What may be wrong with a cell or a row; the window's words are `leadImports.problem`. */
export const problemCodes = [
  'required',
  'too_long',
  'too_many',
  'too_large',
  'negative',
  'bad_email',
  'bad_number',
  'bad_date',
  'unknown_value',
  'unknown_owner',
  'owner_forbidden',
  'bad_encoding',
  'bad_phone',
  'too_many_cells',
  'unclosed_quote',
  'several',
  'repeated',
  'not_yours',
  'converted',
  'changed_elsewhere',
  'refused'
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** `field` is null for what concerns the row as a whole. `detail` is a line's number, an owner or a value. */
export const problemSchema = z.object({
  field: z.enum(importFields).nullable(),
  code: z.enum(problemCodes),
  detail: z.string().nullable()
})
export type Problem = z.infer<typeof problemSchema>

export const outcomes = ['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** What an import did or, checked beforehand, would do; the result of its job. */
export const importReportSchema = z.object({
  file: z.string(),
  /** False for a check beforehand. */
  is_written: z.boolean(),
  rows: z.number(),
  counts: z.record(z.enum(outcomes), z.number()),
  /** Cells that were left out because they can't be read. */
  left_out: z.number(),
  /** What becomes of the first rows, which the preview shows. */
  first: z.array(z.object({ outcome: z.enum(outcomes), problems: z.array(problemSchema) })),
  /** The first rejected rows, with the line that each begins on. */
  rejects: z.array(z.object({ line: z.number(), problems: z.array(problemSchema) })),
  /** How often each problem kept a row out. */
  reasons: z.array(z.object({ code: z.enum(problemCodes), count: z.number() }))
})
export type LeadImportReport = z.infer<typeof importReportSchema>
