import type { LabelKind } from '#renderer/records/enum-labels.ts'
import {
  expansionTypes,
  leadStatuses,
  priorities,
  sectors,
  storeFormats,
  timelines
} from '#shared/leads/lead.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'

/** How another value for a field is typed: by its name, and where that says nothing by what it holds. */
export type ValueSpec =
  | { kind: 'choice'; label: LabelKind; options: readonly string[] }
  | { kind: 'line' | 'text' | 'number' | 'tags' | 'day' | 'flag' }

const choices: Record<string, ValueSpec> = {
  status: { kind: 'choice', label: 'lead_status', options: leadStatuses },
  stage: { kind: 'choice', label: 'lead_stage', options: stages },
  priority: { kind: 'choice', label: 'priority', options: priorities },
  sector: { kind: 'choice', label: 'sector', options: sectors },
  language: { kind: 'choice', label: 'language', options: languages },
  expansion_type: { kind: 'choice', label: 'expansion_type', options: expansionTypes },
  format: { kind: 'choice', label: 'format', options: storeFormats },
  timeline: { kind: 'choice', label: 'timeline', options: timelines },
  budget_estimated: { kind: 'number' },
  focus_notes: { kind: 'text' },
  description: { kind: 'text' },
  tags: { kind: 'tags' },
  due_date: { kind: 'day' },
  reminder_date: { kind: 'day' }
}

export function valueSpec(field: string, ...values: unknown[]): ValueSpec {
  const known = Object.hasOwn(choices, field) ? choices[field] : undefined
  if (known) return known
  const value = values.find((one) => one !== null && one !== undefined)
  if (Array.isArray(value)) return { kind: 'tags' }
  if (value instanceof Date) return { kind: 'day' }
  if (typeof value === 'boolean') return { kind: 'flag' }
  return { kind: typeof value === 'number' ? 'number' : 'line' }
}
