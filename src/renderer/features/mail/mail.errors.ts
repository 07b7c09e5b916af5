import type { TFunction } from 'i18next'
import { showError } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { mailReasons } from '#shared/mail/mail.reasons.ts'

/** Refusals that are no fault of a mail server. */
const refusals = ['not_issued', 'reminded', 'not_overdue'] as const

/** Why a mail can't be written or leave, where it has words of its own. */
export function mailErrorText(error: unknown, t: TFunction): string | null {
  const reason = error instanceof AppError && error.code === 'not_allowed_now' ? error.details.reason : null
  const known = mailReasons.find((candidate) => candidate === reason)
  if (known) return t(`mail.reason.${known}`)
  const refused = refusals.find((candidate) => candidate === reason)
  return refused ? t(`mail.refused.${refused}`) : null
}

/** Says why a mail can't leave, in the words for mails where there are any. */
export function showMailError(error: unknown, t: TFunction): void {
  showError(mailErrorText(error, t) ?? error)
}
