import { useTranslation } from 'react-i18next'
import { fieldName, fieldValue } from '#renderer/records/activity-fields.ts'
import { formatMoment, formatNumber } from '#renderer/records/formats.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { useSession } from '#renderer/state/session.store.ts'

/** Names and values of the fields of waiting writes, in the person's language. */
export function useSyncWords() {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  const me = useSession(({ user }) => user?.email ?? null)

  function field(name: string): string {
    return t(`sync.field.${name}` as 'sync.field.title', { defaultValue: fieldName(t, name) })
  }

  function value(name: string, stored: unknown): string {
    if (stored === null || stored === undefined || stored === '') return t('sync.value.none')
    if (Array.isArray(stored)) return stored.map(String).join(', ') || t('sync.value.none')
    if (stored instanceof Date) return formatMoment(stored, i18n.language)
    if (typeof stored === 'boolean') return t(stored ? 'sync.value.yes' : 'sync.value.no')
    if (typeof stored === 'number') return formatNumber(stored, i18n.language)
    if (typeof stored === 'object') return JSON.stringify(stored)
    if (name === 'assigned_to_email') return nameOf(String(stored))
    return fieldValue(t, i18n.language, { field: name, value: String(stored) }, nameOf)
  }

  function person(email: string | null): string {
    if (email === null) return t('sync.conflicts.somebody')
    return email === me ? t('sync.conflicts.you') : nameOf(email)
  }

  return { field, value, person }
}

export type SyncWords = ReturnType<typeof useSyncWords>
