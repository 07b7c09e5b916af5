import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { blankDraft, type FieldCodes, isDirty, type LeadDraft, readDraft } from './lead-draft.ts'

/** The state of the new-lead form. Saving goes to the new lead; leaving asks only if something would be lost. */
export function useLeadCreate() {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const owner = useSession(({ user }) => user?.email ?? null)
  const [blank] = useState(() => blankDraft(nearestLanguage(i18n.language), owner))
  const [draft, setDraft] = useState(blank)
  const [codes, setCodes] = useState<FieldCodes>({})
  const [problems, setProblems] = useState(0)
  const [refusedAs, setRefusedAs] = useState<LeadDuplicate[] | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [createdId, setCreatedId] = useState<string | null>(null)
  useUnsavedGuard(createdId === null && isDirty(draft, blank))
  // After the guard is gone: going to the new lead must not ask whether to discard it.
  useEffect(() => {
    if (createdId) navigate(`/leads/${createdId}`, { replace: true })
  }, [createdId, navigate])

  const change = (part: Partial<LeadDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setCodes((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
    if ('email' in part || 'brand_name' in part) setRefusedAs(null)
  }

  async function save(): Promise<void> {
    const reading = readDraft(draft)
    if (!reading.ok) showProblems(reading.codes)
    if (!reading.ok || isSaving) return
    setSaving(true)
    try {
      const lead = await ask(api.leads.create({ ...reading.input, despiteDuplicate: refusedAs !== null }))
      setCreatedId(lead._id)
    } catch (error) {
      refuse(error)
    } finally {
      setSaving(false)
    }
  }

  function showProblems(found: FieldCodes): void {
    setCodes(found)
    setProblems((before) => before + Object.keys(found).length)
  }

  function refuse(error: unknown): void {
    const refused = fieldErrors(error)
    showProblems(refused)
    if (error instanceof AppError && error.code === 'duplicate') {
      setRefusedAs(error.details.leads as LeadDuplicate[])
    } else if (Object.keys(refused).length === 0) {
      showError(error)
    }
  }

  return {
    draft,
    change,
    save: () => void save(),
    isSaving,
    /** How often saving met fields that need a correction: each time the first of them gets the focus. */
    problems,
    /** Leads that made the main process refuse; saving again creates the lead despite them. */
    refusedAs,
    errorOf: (field: keyof LeadDraft) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

export type LeadCreate = ReturnType<typeof useLeadCreate>
