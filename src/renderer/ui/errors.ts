import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { connectionReasons } from '#shared/connection/connection.values.ts'
import { AppError } from '#shared/ipc/result.ts'

/** A plain sentence for anything that went wrong, in the user's language. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return useCallback((error) => errorText(error, t, i18n.language), [t, i18n.language])
}

/** Sentences for the fields that a refused call names: `{ email: 'This is not an e-mail address.' }`. */
export function useFieldErrors(): (error: unknown) => Record<string, string> {
  const { t } = useTranslation()
  return useCallback(
    (error) =>
      Object.fromEntries(
        Object.entries(fieldErrors(error)).map(([field, code]) => [field, fieldText(code, t)])
      ),
    [t]
  )
}

/** The message codes (below `errors.field`) of a refused call, by field; empty for any other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof AppError)) return {}
  const fields = error.details.fields
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return {}
  return Object.fromEntries(Object.entries(fields).map(([field, code]) => [field, String(code)]))
}

/** The sentence of one field's message code. */
export function fieldText(code: string, t: TFunction): string {
  return t(`errors.field.${code}` as 'errors.field.other', { defaultValue: t('errors.field.other') })
}

export function errorText(error: unknown, t: TFunction, language: string): string {
  if (!(error instanceof AppError)) return t('errors.unexpected')
  const { code, details } = error
  if (code === 'connection_failed' || code === 'offline') {
    const reason = connectionReasons.find((known) => known === details.reason)
    if (reason) return t(`errors.connection.${reason}`)
  }
  if (code === 'locked_out') return t('errors.code.locked_out', { time: timeOf(details.until, language) })
  return t(`errors.code.${code}`, { ...details })
}

/** Hour and minute of an instant, which may arrive as ISO text. */
function timeOf(value: unknown, language: string): string {
  const instant = value instanceof Date ? value : new Date(String(value))
  if (Number.isNaN(instant.getTime())) return '—'
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(instant)
}
