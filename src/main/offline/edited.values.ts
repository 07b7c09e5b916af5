import type { Document } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import { leadFieldsSchema } from '#shared/leads/lead.contract.ts'
import { taskFieldsSchema } from '#shared/tasks/task.contract.ts'
import { leadEdits } from '../leads/lead.fields.ts'
import type { EditableField } from '../mongo/guarded-update.ts'
import { isMirrored, taskEdits } from '../tasks/task.fields.ts'
import type { FieldWrites } from './merge.rules.ts'

/** Values that a person types in place of those of a write: held to the same rules as in the record's own form. */

type Form = {
  schema: typeof leadFieldsSchema | typeof taskFieldsSchema
  fields: Record<string, EditableField>
}

/** What needs more than a value, an account or other records, is edited in the record itself. */
const notHere = ['owner_email', 'assigned_to_email', 'record']

function formOf(collection: string, document: Document): Form | null {
  if (collection === 'leads') return { schema: leadFieldsSchema, fields: leadEdits(null) }
  if (collection !== 'tasks') return null
  return { schema: taskFieldsSchema, fields: taskEdits({ links: null, mirrored: isMirrored(document) }) }
}

/** Tells whether a person may type another value for a field of a write. */
export function isEditable(collection: string, field: string): boolean {
  const form = formOf(collection, {})
  return Boolean(form && Object.hasOwn(form.fields, field) && !notHere.includes(field))
}

/** What typed values mean in the database. Errors: `invalid_input` {fields}. */
export function editedWrites(
  collection: string,
  document: Document,
  typed: Record<string, unknown>
): FieldWrites {
  const form = formOf(collection, document)
  const writes: FieldWrites = { set: {}, unset: [] }
  const wrong: Record<string, string> = {}
  for (const [name, value] of Object.entries(typed)) {
    const field = form && isEditable(collection, name) ? form.fields[name] : undefined
    const parsed = form?.schema.partial().safeParse({ [name]: value })
    if (!field || !parsed?.success) {
      wrong[name] = parsed?.error?.issues[0]?.message ?? 'other'
      continue
    }
    const { set, unset } = field.write((parsed.data as Document)[name], document)
    Object.assign(writes.set, set)
    writes.unset.push(...unset)
  }
  if (Object.keys(wrong).length > 0)
    throw new AppError('invalid_input', 'A value does not fit', { fields: wrong })
  return writes
}
