import type { TFunction } from 'i18next'
import { AppError } from '#shared/ipc/result.ts'
import { accountRefusals } from '#shared/users/account.values.ts'

/** Why an account stays as it is, in words that say more than the code does; null for any other error. */
export function refusalText(error: unknown, t: TFunction): string | null {
  if (!(error instanceof AppError)) return null
  const reason = accountRefusals.find((known) => known === error.details.reason)
  return reason ? t(`users.refused.${reason}`) : null
}
