import type { ZodType } from 'zod'
import type { AppError } from '#shared/ipc/result.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import type { LabelKind } from '../enum-labels.ts'

/** What the parts that show and edit fields need to know of a kind of record. */

/** How an editable field is shown and edited. */
export type FieldSpec<Field extends string = string> = { field: Field } & (
  | { kind: 'line' | 'email' | 'phone' | 'text' | 'number' | 'tags' }
  /** A calendar day, stored as an instant. */
  | { kind: 'day' }
  /** A person by e-mail, or nobody where that is allowed. */
  | { kind: 'owner'; required?: boolean }
  | { kind: 'choice'; label: LabelKind; options: readonly string[]; required?: boolean }
)

/** Why a write did not happen. With `changed_elsewhere` the record already shows the other person's value. */
export type Refusal = { error: AppError; mine: unknown }

/** A record whose fields are edited in place. */
export type EditedRecord<Field extends string = string> = {
  /** How other documents name it. */
  ref: RecordRef
  label: (field: Field) => string
  /** The value on the screen. */
  shown: (field: Field) => unknown
  /** The value that the database has, which is the `base` of a write. */
  stored: (field: Field) => unknown
  /** The rules that the main process will apply. */
  schema: (field: Field) => ZodType
  /** `base` is the value that the editor started from; without it, the one on the screen. */
  write: (field: Field, value: unknown, base?: unknown) => Promise<Refusal | null>
}
