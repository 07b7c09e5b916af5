import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'

/** Deletes a contact after a question, goes back to the list, and offers to put it back. */
export function useDeleteContact(contact: Contact): () => void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const name = contactDisplayName(contact)

  async function remove(): Promise<void> {
    const sure = await confirm({
      title: t('contacts.delete.title', { name }),
      body: t('contacts.delete.body'),
      confirm: t('contacts.delete.action'),
      cancel: t('common.cancel'),
      danger: true
    })
    if (!sure) return
    const { undo } = await ask(api.contacts.remove({ ids: [contact._id] }))
    navigate('/contacts')
    showDone(t('contacts.delete.done', { name }), () => void restore(undo).catch(showError))
  }

  async function restore(undo: string[]): Promise<void> {
    await ask(api.contacts.restore({ undo }))
    navigate(`/contacts/${contact._id}`)
  }

  return () => void remove().catch(showError)
}
