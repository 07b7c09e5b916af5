import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { takePrefill } from '#renderer/records/create/lead-prefill.store.ts'
import { useCreateForm } from '#renderer/records/create/useCreateForm.ts'
import { useSession } from '#renderer/state/session.store.ts'
import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { blankDraft, prefilled, readDraft } from './lead-draft.ts'

/** The state of the new-lead form. */
export function useLeadCreate() {
  const { i18n } = useTranslation()
  const owner = useSession(({ user }) => user?.email ?? null)
  const [prefill] = useState(takePrefill)
  return useCreateForm({
    form: prefill ? `lead.new:${prefill.contact_id}` : 'lead.new',
    blank: () => ({ ...blankDraft(nearestLanguage(i18n.language), owner), ...prefilled(prefill) }),
    read: readDraft,
    create: async (input, despiteDuplicate) => {
      const contact_id = prefill?.contact_id ?? null
      return (await ask(api.leads.create({ ...input, contact_id, despiteDuplicate })))._id
    },
    duplicatesOf: ({ leads }) => leads as LeadDuplicate[],
    identity: ['email', 'brand_name'],
    href: (id) => `/leads/${id}`
  })
}

export type LeadCreate = ReturnType<typeof useLeadCreate>
