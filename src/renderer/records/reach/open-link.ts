import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'
import type { LinkTarget } from '#shared/links/link.contract.ts'

/** Calls, writes or opens a chat with the system's own program; says so where there is none. */
export function useOpenLink(): (target: LinkTarget) => void {
  const { t } = useTranslation()
  return async (target) => {
    const answer = await api.links.open({ target })
    if (answer.ok) return
    const { code, message, details } = answer.error
    showError(
      code === 'not_allowed_now'
        ? t(`records.reach.noProgram.${target.kind}`)
        : new AppError(code, message, details)
    )
  }
}
