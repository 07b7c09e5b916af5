import type { TFunction } from 'i18next'
import { showError } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { mailReasons } from '#shared/mail/mail.reasons.ts'

/** Says why a mail can't leave, in the words for mails where there are any. */
export function showMailError(error: unknown, t: TFunction): void {
  const reason = error instanceof AppError && error.code === 'not_allowed_now' ? error.details.reason : null
  const known = mailReasons.find((candidate) => candidate === reason)
  showError(known ? t(`mail.reason.${known}`) : error)
}
