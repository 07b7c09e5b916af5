import { type Draft, type DraftFields, sendFieldsSchema } from '#shared/mail/mail.contract.ts'

/** What is typed into the composer, and whether it may leave. */

export type ReadyFields = ReturnType<typeof sendFieldsSchema.parse>
type Reading = { ok: true; fields: ReadyFields } | { ok: false; codes: Record<string, string> }

export function fieldsOf({ to, cc, bcc, reply_to, subject, body, language }: Draft): DraftFields {
  return { to, cc, bcc, reply_to, subject, body, language }
}

/** The same receiver and language, nothing written. */
export function blankFields({ to, language }: Draft): DraftFields {
  return { to, cc: [], bcc: [], reply_to: '', subject: '', body: '', language }
}

/** Reads with the rules that the main process will apply; codes are below `errors.field`, by field. */
export function readFields(fields: DraftFields): Reading {
  const parsed = sendFieldsSchema.safeParse(fields)
  if (parsed.success) return { ok: true, fields: parsed.data }
  const codes: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0])
    codes[field] ??= field === 'reply_to' ? 'bad_email' : message
  }
  return { ok: false, codes }
}
