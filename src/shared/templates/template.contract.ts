import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { headerSchema, idSchema, nothing, pageSchema, searchTextSchema } from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { templateCategories, templateSchema } from './template.schema.ts'

export const templateFieldsSchema = z.object({
  name: headerSchema.min(1, 'required'),
  subject: headerSchema.min(1, 'required'),
  body: z.string().trim().min(1, 'required').max(50_000, 'too_long'),
  language: z.enum(languages),
  category: z.enum(templateCategories).nullable()
})
export type TemplateFields = z.infer<typeof templateFieldsSchema>

export const templateContract = {
  /** Templates by name, then language. */
  list: query({
    role: 'viewer',
    input: z.object({
      language: z.enum(languages).nullable().default(null),
      search: searchTextSchema,
      ...pageSchema.shape
    }),
    output: z.object({ rows: z.array(templateSchema), total: z.number() })
  }),
  create: command({ role: 'admin', input: templateFieldsSchema, output: templateSchema }),
  /** Writes changed fields only. `changed_elsewhere` {fields, current: Template} as everywhere. */
  update: command({
    role: 'admin',
    input: z.object({
      _id: idSchema,
      set: templateFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: templateSchema
  }),
  /** `undo` is for `restore`. */
  remove: command({
    role: 'admin',
    input: z.object({ _id: idSchema }),
    output: z.object({ undo: z.string() })
  }),
  restore: command({ role: 'admin', input: z.object({ undo: idSchema }), output: nothing }),
  /** Five texts in three languages; those whose name and language are there already are left out. */
  addStarters: command({ role: 'admin', input: nothing, output: z.object({ added: z.number() }) })
}
