import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'

/** Deletes a template, and offers to take it back. */
export function useDeleteTemplate(): (id: string) => void {
  const { t } = useTranslation()

  async function remove(_id: string): Promise<void> {
    const { undo } = await ask(api.templates.remove({ _id }))
    showDone(t('mail.templates.removed'), () => {
      ask(api.templates.restore({ undo })).catch((error: unknown) => showError(error))
    })
  }

  return (id) => void remove(id).catch((error: unknown) => showError(error))
}
