import type { TFunction } from 'i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Delimiter, ImportField, Problem } from '#shared/lead-imports/import.schema.ts'

/** What fields, problems and values of an import are called. */

export function fieldName(t: TFunction, field: ImportField): string {
  return field === 'first_name' || field === 'last_name'
    ? t(`leadImports.field.${field}`)
    : t(`leads.field.${field}`)
}

/** "E-mail: missing"; without the field where the place says it. */
export function problemText(t: TFunction, { field, code, detail }: Problem, isAtField = false): string {
  const words = t(`leadImports.problem.${code}`, { detail: `\u2068${detail ?? ''}\u2069` })
  return field === null || isAtField
    ? words
    : t('leadImports.problemAt', { field: fieldName(t, field), problem: words })
}

export const delimiterNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar'
} as const satisfies Record<Delimiter, string>

const labelKinds: Partial<Record<ImportField, LabelKind>> = {
  sector: 'sector',
  language: 'language',
  status: 'lead_status',
  stage: 'lead_stage',
  priority: 'priority',
  expansion_type: 'expansion_type',
  format: 'format',
  timeline: 'timeline'
}

/** A value of the preview in the user's language. */
export function valueText(t: TFunction, language: string, field: ImportField, value: string): string {
  const kind = labelKinds[field]
  if (kind) return enumLabel(t, kind, value)
  if (field === 'budget_estimated') return new Intl.NumberFormat(language).format(Number(value))
  if (field !== 'created_at') return value
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(value))
}

const refusals = ['empty', 'too_large', 'too_wide', 'changed', 'running', 'kind', 'drop_too_large'] as const

/** What to say of a refused file; null where the error says it itself. */
export function refusalText(t: TFunction, error: unknown): string | null {
  if (!(error instanceof AppError) || error.code !== 'not_allowed_now') return null
  const reason = refusals.find((known) => known === error.details.reason)
  if (reason) return t(`leadImports.refused.${reason}`)
  return error.details.reason
    ? t('leadImports.refused.unreadable', { reason: String(error.details.reason) })
    : null
}
