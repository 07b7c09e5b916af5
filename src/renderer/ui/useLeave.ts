import { useTranslation } from 'react-i18next'
import { leaveWorkspace, signOut } from '../state/session.actions.ts'
import { confirm } from './confirm.store.ts'
import { showError } from './toasts.tsx'

/** Signing out and changing the workspace, with the question that belongs to it and its error in words. */
export function useLeave() {
  const { t } = useTranslation()

  async function askAndLeave(): Promise<void> {
    const sure = await confirm({
      title: t('workspace.leave.title'),
      body: t('workspace.leave.body'),
      confirm: t('workspace.leave.confirm'),
      cancel: t('common.cancel')
    })
    if (sure) await leaveWorkspace()
  }

  return {
    session: () => void signOut().catch((error: unknown) => showError(error)),
    workspace: () => void askAndLeave().catch((error: unknown) => showError(error))
  }
}
