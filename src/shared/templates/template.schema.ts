import { z } from 'zod'
import { type Language, languages } from '../values/language.ts'
import { readDate, readId, readText, type StoredDocument } from '../values/stored.ts'

/** A text to begin a mail with, one document a language (`email_templates`, domain.md 2.17 and 4.7). */

/** What the website's own templates are about; others may have no category. */
export const templateCategories = [
  'lead',
  'appointment',
  'reminder',
  'analysis',
  'notification',
  // A mail on an invoice begins with the template of its kind.
  'invoice',
  'credit_note',
  'invoice_reminder_1',
  'invoice_reminder_2',
  'invoice_reminder_3'
] as const
export type TemplateCategory = (typeof templateCategories)[number]

export const templateSchema = z.object({
  _id: z.string(),
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  language: z.enum(languages),
  /** As stored: unknown ones are shown as they are. */
  category: z.string().nullable(),
  updated_at: z.date().nullable()
})
export type Template = z.infer<typeof templateSchema>

/** Reads a template that any program wrote. Never throws. */
export function readTemplate(doc: StoredDocument): Template {
  return {
    _id: readId(doc._id) ?? '',
    name: readText(doc.name) ?? '—',
    subject: readText(doc.subject) ?? '',
    body: readText(doc.body) ?? readText(doc.content) ?? '',
    language: readLanguage(doc.language),
    category: readText(doc.category),
    updated_at: readDate(doc.updated_at) ?? readDate(doc.created_at)
  }
}

/** French is what the website takes when nobody said (domain.md 4.7). */
export function readLanguage(value: unknown): Language {
  const stored = readText(value)?.trim().toLowerCase().slice(0, 2)
  return languages.find((language) => language === stored) ?? 'fr'
}
