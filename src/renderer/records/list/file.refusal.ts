import type { TFunction } from 'i18next'
import type { en } from '#shared/i18n/en/en.ts'
import { AppError } from '#shared/ipc/result.ts'

type Reason = keyof typeof en.lists.export.refused

/** Why a file could not be written, in words; null for any other error. */
export function fileRefusalText(error: unknown, t: TFunction): string | null {
  if (!(error instanceof AppError) || error.code !== 'not_allowed_now') return null
  const words = t(`lists.export.refused.${String(error.details.reason) as Reason}`, { defaultValue: '' })
  return words === '' ? null : words
}
