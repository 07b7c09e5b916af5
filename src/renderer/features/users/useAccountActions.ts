import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { Account } from '#shared/users/user.contract.ts'
import { refusalText } from './refusals.ts'

/** What administrators do with an account besides editing it; what is grave asks first. */
export function useAccountActions(
  account: Account,
  onPassword: (account: Account, password: string) => void
): { reset: () => void; unlock: () => void; setActive: (isActive: boolean) => void } {
  const { t } = useTranslation()
  const { _id, name } = account
  const attempt = (action: () => Promise<void>) => () =>
    void action().catch((error: unknown) => showError(refusalText(error, t) ?? error))
  const sure = (what: 'confirmReset' | 'confirmDeactivate') =>
    confirm({
      title: t(`users.${what}.title`, { name }),
      body: t(`users.${what}.body`),
      confirm: t(`users.${what}.confirm`),
      cancel: t('common.cancel'),
      danger: what === 'confirmDeactivate'
    })

  async function reset(): Promise<void> {
    if (!(await sure('confirmReset'))) return
    const answer = await ask(api.users.resetPassword({ _id }))
    onPassword(answer.account, answer.password)
  }

  async function unlock(): Promise<void> {
    await ask(api.users.unlock({ _id }))
    showDone(t('users.done.unlocked', { name }))
  }

  async function setActive(isActive: boolean): Promise<void> {
    if (!isActive && !(await sure('confirmDeactivate'))) return
    await ask(api.users.setActive({ _id, is_active: isActive }))
    showDone(
      t(isActive ? 'users.done.reactivated' : 'users.done.deactivated', { name }),
      isActive ? undefined : attempt(() => setActive(true))
    )
  }

  return {
    reset: attempt(reset),
    unlock: attempt(unlock),
    setActive: (isActive) => attempt(() => setActive(isActive))()
  }
}
