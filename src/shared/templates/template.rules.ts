/**
 * Filling templates in (domain.md 4.7): `{{name}}` stands for what the record knows; `[DATE]` and `[HEURE]` are for the
 * person to replace. What nobody filled in stays visible, and is pointed out before sending. Pure.
 */

/** What templates may ask for and a record can answer. */
export const templateVariables = [
  'name',
  'brand',
  'company',
  'email',
  'phone',
  'sector',
  'city',
  'country',
  'deal',
  'invoice_number',
  'invoice_date',
  'due_date',
  'total',
  'balance',
  'our_company',
  'sender',
  'sender_email'
] as const
export type TemplateVariable = (typeof templateVariables)[number]

export type TemplateValues = Partial<Record<TemplateVariable, string>>

const variable = /\{\{\s*([\w.-]+)\s*\}\}/g

/** The text with every variable that has a value replaced; the others stay as they are written. */
export function fillTemplate(text: string, values: TemplateValues): string {
  return text.replace(variable, (written, name: string) => {
    const key = name.toLowerCase()
    const value = Object.hasOwn(values, key) ? values[key as TemplateVariable] : undefined
    return value?.trim() || written
  })
}

/** Words in capitals, or in Hebrew, between square brackets: `[DATE]`, `[HEURE DU RDV]`, `[שעה]`. */
const mark = /\[[\p{Lu}\p{Lo}\p{M}][\p{Lu}\p{Lo}\p{M}\d ’'_/-]{1,60}\]/gu

/** Everything in the text that still waits for a person, each once, in its order. */
export function openMarks(text: string): string[] {
  const found = [...text.matchAll(/\{\{[^{}\n]*\}\}/g), ...text.matchAll(mark)]
  const ordered = found.sort((a, b) => a.index - b.index).map(([written]) => written)
  return [...new Set(ordered)]
}

/** The names that a text asks for, each once, as the website stores them beside a template. */
export function namedVariables(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name = '']) => name))]
}
