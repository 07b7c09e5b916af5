import { type DraftReading, type FieldCodes, isBlank } from '#renderer/records/create/draft.ts'
import type { LeadPrefill } from '#renderer/records/create/lead-prefill.store.ts'
import type { InputOf } from '#shared/ipc/contract.ts'
import { leadContract } from '#shared/leads/lead.contract.ts'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import type { Priority } from '#shared/leads/lead.values.ts'
import { type Language, languages } from '#shared/values/language.ts'

/** What the new-lead form holds: text as typed. */
export type LeadDraft = {
  brand_name: string
  name: string
  email: string
  phone: string
  company: string
  sector: string | null
  language: Language
  priority: Priority
  owner_email: string | null
  target_city: string
  budget_estimated: string | number
  focus_notes: string
}

export type LeadInput = InputOf<typeof leadContract.create>

/** An empty form. A lead speaks the language of the application until somebody says otherwise. */
export function blankDraft(language: Language, owner: string | null): LeadDraft {
  return {
    brand_name: '',
    name: '',
    email: '',
    phone: '',
    company: '',
    sector: null,
    language,
    priority: 'B',
    owner_email: owner,
    target_city: '',
    budget_estimated: '',
    focus_notes: ''
  }
}

/** The fields that a contact fills in. What is no value of this form (a sector that nobody knows) stays empty. */
export function prefilled(prefill: LeadPrefill | null): Partial<LeadDraft> {
  if (!prefill) return {}
  const { brand_name, name, email, phone } = prefill
  const language = languages.find((known) => known === prefill.language?.toLowerCase())
  const sector = canonicalSector(prefill.sector)
  return { brand_name, name, email, phone, sector, ...(language && { language }) }
}

/** Reads a draft with the rules that the main process will apply. */
export function readDraft(draft: LeadDraft): DraftReading<LeadDraft, LeadInput> {
  const filled = Object.fromEntries(Object.entries(draft).map(([field, value]) => [field, typed(value)]))
  const parsed = leadContract.create.input.safeParse({
    ...filled,
    brand_name: draft.brand_name,
    email: draft.email
  })
  if (parsed.success) return { ok: true, input: parsed.data }
  const codes: FieldCodes<LeadDraft> = {}
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof LeadDraft
    codes[field] ??= isBlank(draft[field]) ? 'required' : issue.message
  }
  return { ok: false, codes }
}

function typed(value: string | number | null): string | number | null {
  return isBlank(value) ? null : value
}
