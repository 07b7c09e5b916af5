import { z } from 'zod'
import { exportInput } from '../exports/export.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { deleteChangeSchema, setChangeSchema, tagsChangeSchema } from '../lists/bulk.schema.ts'
import {
  amountRangeSchema,
  dateRangeSchema,
  daysSchema,
  flagSchema,
  selectionSchema,
  sortSchema,
  valueCountSchema,
  valuesSchema
} from '../lists/list.schema.ts'
import { maxSelectedIds } from '../lists/list.values.ts'
import { stages } from '../opportunities/stages.ts'
import {
  idSchema,
  lineSchema,
  pageSchema,
  searchTextSchema,
  tagsSchema,
  textSchema
} from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { leadRowSchema, leadSchema } from './lead.schema.ts'
import {
  expansionTypes,
  leadExportColumns,
  leadLikenesses,
  leadSortFields,
  leadStatuses,
  leadValueFilters,
  priorities,
  sectors,
  storeFormats,
  timelines
} from './lead.values.ts'

/** Values of one filter are joined by "or"; different filters by "and". */
export const leadFilterSchema = z.object({
  search: searchTextSchema,
  /** NEW also finds GENERATED and QUOTA_BLOCKED; each matches in any case. */
  status: valuesSchema,
  /** A step also finds its legacy spellings; the first step also finds leads without stage. */
  stage: valuesSchema,
  /** C also finds leads without priority. */
  priority: valuesSchema,
  /** A sector also finds its labels in three languages. */
  sector: valuesSchema,
  expansion_type: valuesSchema,
  format: valuesSchema,
  language: valuesSchema,
  source: valuesSchema,
  utm_source: valuesSchema,
  utm_medium: valuesSchema,
  utm_campaign: valuesSchema,
  tags: valuesSchema,
  /** E-mails; `me` is the signed-in user, `none` finds leads without owner. */
  owner: valuesSchema,
  target_city: valuesSchema,
  budget_estimated: amountRangeSchema,
  created_at: dateRangeSchema,
  updated_at: dateRangeSchema,
  /** Nothing was written to the lead or its history for so many days. */
  quiet_days: daysSchema,
  has_open_task: flagSchema
})
export type LeadFilter = z.input<typeof leadFilterSchema>

export const leadListInput = leadFilterSchema.extend({
  sort: sortSchema(leadSortFields, [{ field: 'created_at', direction: 'desc' }]),
  ...pageSchema.shape
})

/** What may be edited. Text that is emptied becomes null and is removed from the document. */
export const leadFieldsSchema = z.object({
  brand_name: z.string().trim().min(1, 'required').max(300, 'too_long'),
  name: lineSchema,
  email: z.string().trim().max(320, 'too_long').pipe(z.email('bad_email')),
  phone: lineSchema,
  company: lineSchema,
  sector: z.enum(sectors).nullable(),
  language: z.enum(languages),
  expansion_type: z.enum(expansionTypes).nullable(),
  format: z.enum(storeFormats).nullable(),
  timeline: z.enum(timelines).nullable(),
  budget_estimated: z.number().min(0, 'negative').max(1e12, 'too_large').nullable(),
  target_city: lineSchema,
  focus_notes: textSchema,
  source: lineSchema,
  tags: tagsSchema,
  status: z.enum(leadStatuses),
  stage: z.enum(stages),
  priority: z.enum(priorities),
  /** The owner's e-mail, or null for nobody. Written to all owner fields together (domain.md 4.5). */
  owner_email: z.string().max(320).nullable()
})
export type LeadFields = z.infer<typeof leadFieldsSchema>
export type LeadField = keyof LeadFields

/** One change for many leads. */
export const leadBulkChangeSchema = z.discriminatedUnion('kind', [
  setChangeSchema(leadFieldsSchema.pick({ status: true, stage: true, priority: true, owner_email: true })),
  tagsChangeSchema,
  deleteChangeSchema
])
export type LeadBulkChange = z.input<typeof leadBulkChangeSchema>

/**
 * A lead that looks the same, and why. One that the user may not open (`mayOpen` false) tells only brand, e-mail and
 * owner, so that a salesperson learns whom to ask and nothing else.
 */
export const leadDuplicateSchema = leadRowSchema.extend({
  mayOpen: z.boolean(),
  same: z.array(z.enum(leadLikenesses))
})
export type LeadDuplicate = z.infer<typeof leadDuplicateSchema>

export const leadContract = {
  /** One page and the total. `total` counts everything that the filter finds. */
  list: query({
    role: 'viewer',
    input: leadListInput,
    output: z.object({ rows: z.array(leadRowSchema), total: z.number() })
  }),
  /** The ids of a stretch of the list, for a selection that reaches over pages. */
  ids: query({
    role: 'sales',
    input: leadListInput.extend({ limit: z.int().min(1).max(maxSelectedIds) }),
    output: z.array(idSchema)
  }),
  /** How many leads each value of one filter would find under all the others, the most frequent first. */
  counts: query({
    role: 'viewer',
    input: z.object({ filter: leadFilterSchema, field: z.enum(leadValueFilters) }),
    output: z.array(valueCountSchema)
  }),
  /**
   * Writes what a filter finds to a file that the person chooses, as a job whose result is an `ExportResult`; null
   * when they close the dialog. CSV has headings in a language; JSON has the field names. The job's errors:
   * `not_allowed_now` {reason} where the file can't be written.
   */
  export: command({
    role: 'admin',
    input: exportInput({
      filter: leadFilterSchema,
      sort: sortSchema(leadSortFields, [{ field: 'created_at', direction: 'desc' }]),
      columns: leadExportColumns
    }),
    output: jobSchema.nullable()
  }),
  get: query({ role: 'viewer', input: z.object({ _id: idSchema }), output: leadSchema }),
  /** Leads with the same e-mail, brand or phone after normalising, whoever owns them; newest first. */
  duplicates: query({
    role: 'sales',
    input: z.object({
      email: z.string().max(320),
      brand_name: z.string().max(300),
      phone: z.string().max(500).default(''),
      language: z.enum(languages).nullable().default(null)
    }),
    output: z.array(leadDuplicateSchema)
  }),
  /**
   * `duplicate` {leads} (as `duplicates` answers) when the same e-mail and brand exist, unless `despiteDuplicate`.
   * The owner is the creator unless an administrator names somebody else; nobody, when an administrator says null.
   * `contact_id` is the contact or the website's message that the lead is made of: it then names the lead, and what was
   * written becomes the lead's message.
   * Of two equal calls at once the second finds the first's lead, but only within one running application.
   */
  create: command({
    role: 'sales',
    input: leadFieldsSchema
      .partial()
      .required({ brand_name: true, email: true })
      .extend({
        despiteDuplicate: z.boolean().default(false),
        contact_id: idSchema.nullable().default(null)
      }),
    output: leadSchema
  }),
  /**
   * Writes changed fields only and logs what changed. `base` holds the values that the form started from, as `get`
   * answered them: when the database holds others by now in a field that is being set, the answer is
   * `changed_elsewhere` {fields, current: Lead} and nothing is written. An administrator may name any owner with an
   * active account (others: `invalid_input` {owner_email}); a salesperson may take a lead or give it up, naming
   * somebody else is `forbidden` {fields}. A converted lead keeps its status: `not_allowed_now` {fields}.
   */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: leadFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: leadSchema
  }),
  /**
   * Changes everything that is selected, as a job with one undo; see `bulkResultSchema` for its result. Rules and
   * history are those of `update`, for each lead by itself; only administrators delete.
   */
  bulk: command({
    role: 'sales',
    input: z.object({ selection: selectionSchema(leadFilterSchema), change: leadBulkChangeSchema }),
    output: jobSchema
  })
}
