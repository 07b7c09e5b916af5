import { z } from 'zod'
import { exportInput } from '../exports/export.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { leadRowSchema } from '../leads/lead.schema.ts'
import { sectors } from '../leads/lead.values.ts'
import { deleteChangeSchema, setChangeSchema, tagsChangeSchema } from '../lists/bulk.schema.ts'
import {
  dateRangeSchema,
  selectionSchema,
  sortSchema,
  valueCountSchema,
  valuesSchema
} from '../lists/list.schema.ts'
import { maxSelectedIds } from '../lists/list.values.ts'
import {
  idSchema,
  lineSchema,
  pageSchema,
  searchTextSchema,
  tagsSchema,
  textSchema
} from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { contactRowSchema, contactSchema } from './contact.schema.ts'

/** `received` is when a contact came in, wherever its kind keeps that date; keys after it are not looked at. */
export const contactSortFields = [
  'received',
  'updated_at',
  'name',
  'email',
  'company',
  'position',
  'country',
  'language',
  'owner_email'
] as const
export type ContactSortField = (typeof contactSortFields)[number]

/** The filters that are lists of values. Each takes stored values, folded as the list shows them, and `none`. */
export const contactValueFilters = [
  'kind',
  'origin',
  'owner',
  'language',
  'tags',
  'sector',
  'country',
  'source'
] as const
export type ContactValueFilter = (typeof contactValueFilters)[number]

/** Values of one filter are joined by "or"; different filters by "and". */
export const contactFilterSchema = z.object({
  search: searchTextSchema,
  /** As `contactKinds`. */
  kind: valuesSchema,
  /** `lead`: a lead became this contact; `none`: no lead names it. */
  origin: valuesSchema,
  /** E-mails; `me` is the signed-in user, `none` finds contacts without owner. */
  owner: valuesSchema,
  language: valuesSchema,
  tags: valuesSchema,
  /** A sector also finds its labels in three languages. */
  sector: valuesSchema,
  country: valuesSchema,
  source: valuesSchema,
  received: dateRangeSchema,
  updated_at: dateRangeSchema
})
export type ContactFilter = z.input<typeof contactFilterSchema>

export const contactListInput = contactFilterSchema.extend({
  sort: sortSchema(contactSortFields, [{ field: 'received', direction: 'desc' }]),
  ...pageSchema.shape
})

/** An address, or nothing: the website needs a text there, so nothing is stored as '' (domain.md 6.2). */
const emailSchema = z
  .string()
  .trim()
  .max(320, 'too_long')
  .refine((text) => text === '' || z.email().safeParse(text).success, 'bad_email')
  .nullable()

/** What may be edited. Text that is emptied is removed from the document. */
export const contactFieldsSchema = z.object({
  name: lineSchema,
  email: emailSchema,
  phone: lineSchema,
  company: lineSchema,
  brand_name: lineSchema,
  position: lineSchema,
  sector: z.enum(sectors).nullable(),
  country: lineSchema,
  language: z.enum(languages),
  tags: tagsSchema,
  notes: textSchema,
  /** The owner's e-mail, or null for nobody. Written to all owner fields together (domain.md 4.5). */
  owner_email: z.string().max(320).nullable()
})
export type ContactFields = z.infer<typeof contactFieldsSchema>
export type ContactField = keyof ContactFields

/** One change for many contacts. */
export const contactBulkChangeSchema = z.discriminatedUnion('kind', [
  setChangeSchema(contactFieldsSchema.pick({ owner_email: true, sector: true, language: true })),
  tagsChangeSchema,
  deleteChangeSchema
])
export type ContactBulkChange = z.input<typeof contactBulkChangeSchema>

/**
 * A contact that looks the same, and why. One that the user may not open (`mayOpen` false) tells only name, e-mail
 * and owner, so that a salesperson learns whom to ask and nothing else.
 */
export const contactDuplicateSchema = contactRowSchema.extend({
  mayOpen: z.boolean(),
  same: z.array(z.enum(['email', 'phone']))
})
export type ContactDuplicate = z.infer<typeof contactDuplicateSchema>

/** What an export may hold of a contact, in the order in which it is offered. */
export const contactExportColumns = [
  'name',
  'email',
  'phone',
  'company',
  'kind',
  'owner_email',
  'received',
  'message',
  'position',
  'country',
  'sector',
  'language',
  'tags',
  'source',
  'updated_at'
] as const
export type ContactExportColumn = (typeof contactExportColumns)[number]

export const contactContract = {
  /** One page and the total. `total` counts everything that the filter finds. */
  list: query({
    role: 'viewer',
    input: contactListInput,
    output: z.object({ rows: z.array(contactRowSchema), total: z.number() })
  }),
  /** The ids of a stretch of the list, for a selection that reaches over pages. */
  ids: query({
    role: 'sales',
    input: contactListInput.extend({ limit: z.int().min(1).max(maxSelectedIds) }),
    output: z.array(idSchema)
  }),
  /** How many contacts each value of one filter would find under all the others, the most frequent first. */
  counts: query({
    role: 'viewer',
    input: z.object({ filter: contactFilterSchema, field: z.enum(contactValueFilters) }),
    output: z.array(valueCountSchema)
  }),
  /** Writes what a filter finds to a file, as `leads.export`. */
  export: command({
    role: 'admin',
    input: exportInput({
      filter: contactFilterSchema,
      sort: sortSchema(contactSortFields, [{ field: 'received', direction: 'desc' }]),
      columns: contactExportColumns
    }),
    output: jobSchema.nullable()
  }),
  get: query({ role: 'viewer', input: z.object({ _id: idSchema }), output: contactSchema }),
  /** CRM contacts with the same e-mail or phone number after normalising, whoever owns them; newest first. */
  duplicates: query({
    role: 'sales',
    input: z.object({
      email: z.string().max(320),
      phone: z.string().max(500),
      language: z.enum(languages).nullable().default(null)
    }),
    output: z.array(contactDuplicateSchema)
  }),
  /**
   * What belongs to a contact, as far as the user may see it: leads that became it or have its e-mail, and other
   * documents of the collection with its e-mail (a form's sender has a contact, a contact wrote forms). Newest first.
   */
  related: query({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: z.object({ leads: z.array(leadRowSchema), contacts: z.array(contactRowSchema) })
  }),
  /** The contact that a lead became, and what else of the collection has its e-mail. Newest first. */
  ofLead: query({
    role: 'viewer',
    input: z.object({ lead_id: idSchema }),
    output: z.object({
      /** `name` is null when the contact is gone; `mayOpen` is false when it is somebody else's. */
      converted: z.object({ _id: z.string(), name: z.string().nullable(), mayOpen: z.boolean() }).nullable(),
      others: z.array(contactRowSchema)
    })
  }),
  /**
   * `duplicate` {contacts} (as `duplicates` answers) when the same e-mail or phone exists, unless
   * `despiteDuplicate`. Something must say who it is: `invalid_input` {name: 'required'} when name, company, e-mail
   * and phone are all empty. Owners as in `leads.create`.
   */
  create: command({
    role: 'sales',
    input: contactFieldsSchema.partial().extend({ despiteDuplicate: z.boolean().default(false) }),
    output: contactSchema
  }),
  /** Writes changed fields only and logs what changed; `base`, errors and owners as in `leads.update`. */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: contactFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: contactSchema
  }),
  /** Changes everything that is selected, as a job with one undo; as `leads.bulk`. */
  bulk: command({
    role: 'sales',
    input: z.object({ selection: selectionSchema(contactFilterSchema), change: contactBulkChangeSchema }),
    output: jobSchema
  }),
  /** Deletes contacts; `undo` is what `restore` takes. Their history stays. `not_found` when one is gone. */
  remove: command({
    role: 'admin',
    input: z.object({ ids: z.array(idSchema).min(1).max(200) }),
    output: z.object({ undo: z.array(idSchema) })
  }),
  /** Puts deleted contacts back as they were; safe to repeat. */
  restore: command({
    role: 'admin',
    input: z.object({ undo: z.array(idSchema).min(1).max(200) }),
    output: z.object({ ids: z.array(idSchema) })
  })
}
