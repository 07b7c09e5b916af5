import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useCreateForm } from '#renderer/records/create/useCreateForm.ts'
import { useSession } from '#renderer/state/session.store.ts'
import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { blankDraft, readDraft } from './lead-draft.ts'

/** The state of the new-lead form. */
export function useLeadCreate() {
  const { i18n } = useTranslation()
  const owner = useSession(({ user }) => user?.email ?? null)
  return useCreateForm({
    blank: () => blankDraft(nearestLanguage(i18n.language), owner),
    read: readDraft,
    create: async (input, despiteDuplicate) =>
      (await ask(api.leads.create({ ...input, despiteDuplicate })))._id,
    duplicatesOf: ({ leads }) => leads as LeadDuplicate[],
    identity: ['email', 'brand_name'],
    href: (id) => `/leads/${id}`
  })
}

export type LeadCreate = ReturnType<typeof useLeadCreate>
