import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { CreateDialog } from '#renderer/records/create/CreateDialog.tsx'
import { DuplicateList } from '#renderer/records/create/DuplicateList.tsx'
import { useContactLines, useLinesOf } from '#renderer/records/create/useContactLines.tsx'
import { useCreateForm } from '#renderer/records/create/useCreateForm.ts'
import { MergeThese } from '#renderer/records/merge/MergeThese.tsx'
import { useSession } from '#renderer/state/session.store.ts'
import type { ContactDuplicate } from '#shared/contacts/contact.contract.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { ContactFormFields } from './ContactFormFields.tsx'
import { blankDraft, readDraft } from './contact-draft.ts'

/** A new contact. */
export function ContactCreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useContactCreate()
  const linesOf = useLinesOf()
  const typed = useContactLines(form.draft)
  const lines = form.refusedAs ? linesOf(form.refusedAs) : typed
  return (
    <CreateDialog
      title={t('contacts.create.title')}
      saveLabel={form.refusedAs ? t('records.create.anyway') : t('contacts.create.save')}
      form={form}
      onClose={onClose}
    >
      <ContactFormFields form={form} />
      <DuplicateList
        tone="warning"
        title={t('records.create.contactExists', { count: lines.length })}
        lines={lines}
        action={<MergeThese kind="contact" ids={lines.map(({ key }) => key)} />}
      />
    </CreateDialog>
  )
}

function useContactCreate() {
  const { i18n } = useTranslation()
  const owner = useSession(({ user }) => user?.email ?? null)
  return useCreateForm({
    form: 'contact.new',
    blank: () => blankDraft(nearestLanguage(i18n.language), owner),
    read: readDraft,
    create: async (input, despiteDuplicate) =>
      (await ask(api.contacts.create({ ...input, despiteDuplicate })))._id,
    duplicatesOf: ({ contacts }) => contacts as ContactDuplicate[],
    identity: ['email', 'phone'],
    href: (id) => `/contacts/${id}`
  })
}

export type ContactCreate = ReturnType<typeof useContactCreate>
