import type { TFunction } from 'i18next'
import { formatFullDay } from '#renderer/records/formats.ts'
import { fileRefusalText } from '#renderer/records/list/file.refusal.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { en } from '#shared/i18n/en/en.ts'
import { AppError } from '#shared/ipc/result.ts'
import { paperAmount } from './invoice.words.ts'

type Reason = keyof typeof en.invoices.refused

/** Why an invoice or payment was refused, in words; null for any other error. */
export function refusalText(error: unknown, t: TFunction, language: string, currency = ''): string | null {
  if (!(error instanceof AppError) || error.code !== 'not_allowed_now') return null
  const { reason, number, day, paid } = error.details
  const date = day === undefined ? null : new Date(String(day))
  const keys = [
    `invoices.refused.${String(reason) as Reason}`,
    `payments.refused.${String(reason) as 'no_key'}`,
    `statements.refused.${String(reason) as 'taken'}`
  ] as const
  const words = t(keys as unknown as (typeof keys)[0], {
    defaultValue: '',
    number: String(number ?? ''),
    day: date ? formatFullDay(date, language) : '',
    amount: typeof paid === 'number' ? paperAmount(paid, currency, language) : ''
  })
  return words === '' ? fileRefusalText(error, t) : words
}

/** Says why, in the words of invoices where there are some. */
export function showRefusal(error: unknown, t: TFunction, language: string, currency?: string): void {
  showError(refusalText(error, t, language, currency) ?? error)
}
