import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { inShape, useDraftKeeping, useKeptDraft } from '#renderer/records/drafts/useDraft.ts'
import { fieldText } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { ContactDuplicate } from '#shared/contacts/contact.contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { blankDeal, type DealCodes, type DealDraft, isDealDirty, readDeal } from './convert-draft.ts'

/** Stands for "make another contact" among the existing ones. */
export const anotherContact = 'another'

/** The state of a conversion. Done, it goes to the contact. */
export function useConvert(lead: Lead) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const asked = callOptions('conversions', 'candidates', { lead_id: lead._id })
  const { data: candidates } = useQuery(asked)
  const [picked, setPicked] = useState<string | null>(null)
  const [blank] = useState(() => blankDeal(lead.brand_name ?? leadDisplayName(lead)))
  const form = `convert:${lead._id}`
  const kept = useKeptDraft<DealDraft>(form)
  const [withDeal, setWithDeal] = useState(kept !== null)
  const [deal, setDeal] = useState(() => inShape(blank, kept))
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<DealCodes>({})
  const [isSaving, setSaving] = useState(false)
  // News of the converted lead may close the dialog before the answer comes: nothing is to be kept from then on.
  useDraftKeeping(form, !isSaving && withDeal && isDealDirty(deal, blank) ? deal : null)
  const choice = picked ?? firstChoice(candidates ?? [])

  async function convert(): Promise<void> {
    const reading = withDeal ? readDeal(deal) : null
    setCodes(reading?.ok === false ? reading.codes : {})
    if (!candidates || isSaving || reading?.ok === false) return
    setSaving(true)
    try {
      const { contact_id, outcome } = await ask(
        api.conversions.convert({
          lead_id: lead._id,
          attach_to: choice === anotherContact ? null : choice,
          beside: candidates.map(({ _id }) => _id),
          deal: reading?.deal ?? null
        })
      )
      navigate(`/contacts/${contact_id}`)
      showDone(t(`leads.convert.done.${outcome}`))
    } catch (error) {
      setSaving(false)
      refuse(error)
    }
  }

  /** Somebody has made a contact with this e-mail meanwhile: it is shown, and the person chooses again. */
  function refuse(error: unknown): void {
    if (error instanceof AppError && error.code === 'duplicate' && Array.isArray(error.details.contacts)) {
      setPicked(null)
      void queryClient.invalidateQueries({ queryKey: asked.queryKey })
      showError(t('leads.convert.somebodyWasFaster'))
      return
    }
    const isUnknown = error instanceof AppError && error.details.reason === 'nothing_known'
    showError(isUnknown ? t('leads.convert.nothingKnown') : error)
  }

  return {
    /** Undefined until it is known whether the person is a contact already. */
    candidates,
    choice,
    choose: setPicked,
    withDeal,
    setWithDeal,
    deal,
    changeDeal: (part: Partial<DealDraft>) => {
      setDeal((before) => ({ ...before, ...part }))
      setCodes({})
    },
    problemOf: (field: keyof DealDraft) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    },
    isRestored,
    discard: () => {
      setDeal(blank)
      setRestored(false)
    },
    convert: () => void convert(),
    isSaving
  }
}

export type Convert = ReturnType<typeof useConvert>

/** The newest existing contact that may be linked; where there is none, a new one. */
function firstChoice(candidates: ContactDuplicate[]): string {
  return candidates.find(({ mayOpen }) => mayOpen)?._id ?? anotherContact
}
