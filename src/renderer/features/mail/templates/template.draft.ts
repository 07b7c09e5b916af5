import { type TemplateFields, templateFieldsSchema } from '#shared/templates/template.contract.ts'
import { type Template, templateCategories } from '#shared/templates/template.schema.ts'
import type { Language } from '#shared/values/language.ts'

/** What the template form holds. */
export type TemplateDraft = TemplateFields

export function toDraft(template: Template | null, language: Language): TemplateDraft {
  if (!template) return { name: '', subject: '', body: '', language, category: null }
  const { name, subject, body } = template
  const category = templateCategories.find((known) => known === template.category?.toLowerCase()) ?? null
  return { name, subject, body, language: template.language, category }
}

export function isChanged(draft: TemplateDraft, before: TemplateDraft): boolean {
  return Object.keys(changesOf(draft, before)).length > 0
}

/** The fields that differ. */
export function changesOf(draft: TemplateDraft, before: TemplateDraft): Partial<TemplateDraft> {
  return Object.fromEntries(
    Object.entries(draft).filter(([field, value]) => before[field as keyof TemplateDraft] !== value)
  )
}

type Reading = { ok: true; fields: TemplateFields } | { ok: false; codes: Record<string, string> }

/** Reads with the rules that the main process will apply; codes are below `errors.field`. */
export function readDraft(draft: TemplateDraft): Reading {
  const parsed = templateFieldsSchema.safeParse(draft)
  if (parsed.success) return { ok: true, fields: parsed.data }
  const codes: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) codes[String(path[0])] ??= message
  return { ok: false, codes }
}
