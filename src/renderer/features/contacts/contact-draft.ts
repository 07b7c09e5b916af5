import { type DraftReading, type FieldCodes, isBlank } from '#renderer/records/create/draft.ts'
import { contactContract } from '#shared/contacts/contact.contract.ts'
import type { InputOf } from '#shared/ipc/contract.ts'
import type { Language } from '#shared/values/language.ts'

/** What the new-contact form holds: text as typed. */
export type ContactDraft = {
  name: string
  email: string
  phone: string
  company: string
  position: string
  language: Language
  country: string
  sector: string | null
  owner_email: string | null
  notes: string
}

export type ContactInput = InputOf<typeof contactContract.create>

/** An empty form. A contact speaks the language of the application until somebody says otherwise. */
export function blankDraft(language: Language, owner: string | null): ContactDraft {
  return {
    name: '',
    email: '',
    phone: '',
    company: '',
    position: '',
    language,
    country: '',
    sector: null,
    owner_email: owner,
    notes: ''
  }
}

/** Reads a draft with the rules that the main process will apply. */
export function readDraft(draft: ContactDraft): DraftReading<ContactDraft, ContactInput> {
  const { name, email, phone, company } = draft
  if ([name, email, phone, company].every(isBlank)) return { ok: false, codes: { name: 'required' } }
  const filled = Object.entries(draft).map(([field, value]) => [field, isBlank(value) ? null : value])
  const parsed = contactContract.create.input.safeParse(Object.fromEntries(filled))
  if (parsed.success) return { ok: true, input: parsed.data }
  const codes: FieldCodes<ContactDraft> = {}
  for (const issue of parsed.error.issues) codes[issue.path[0] as keyof ContactDraft] ??= issue.message
  return { ok: false, codes }
}
