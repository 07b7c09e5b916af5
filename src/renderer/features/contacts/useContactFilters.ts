import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import type { FilterSpec } from '#renderer/records/list/filter.spec.ts'
import { useOwnerFilter } from '#renderer/records/list/useOwnerFilter.ts'
import { contactKinds } from '#shared/contacts/contact.schema.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { languages } from '#shared/values/language.ts'
import type { ActiveFilter } from './contacts.store.ts'

type Field = Exclude<keyof ActiveFilter, 'search'>
type StoredField = 'language' | 'tags' | 'sector' | 'country' | 'source'

/** What a filter offers before anything was counted, and how its values are called; no label: as they are stored. */
const known: Partial<Record<StoredField, { label: LabelKind; values: readonly string[] }>> = {
  language: { label: 'language', values: languages },
  sector: { label: 'sector', values: sectors }
}

/** The filters of the contact list in the order in which they are offered. */
export function useContactFilters(): FilterSpec<Field>[] {
  const { t } = useTranslation()
  const owner = useOwnerFilter()
  return useMemo(() => {
    const values = (field: StoredField): FilterSpec<Field> => {
      const { label, values: offered = [] } = known[field] ?? {}
      const labelOf = (value: string) =>
        value === noValue ? t('lists.filter.empty') : label ? enumLabel(t, label, value) : value
      return { field, label: t(`contacts.field.${field}`), kind: 'values', values: offered, labelOf }
    }
    const named = (field: 'kind' | 'origin', offered: readonly string[]): FilterSpec<Field> => ({
      field,
      label: t(`contacts.field.${field}`),
      kind: 'values',
      values: offered,
      labelOf: (value) => t(`contacts.${field}.${value}` as 'contacts.kind.crm', { defaultValue: value })
    })
    const dates = (field: 'received' | 'updated_at'): FilterSpec<Field> => ({
      field,
      label: t(`contacts.field.${field}`),
      kind: 'dates'
    })
    return [
      named('kind', contactKinds),
      named('origin', ['lead', 'none']),
      { ...owner, field: 'owner', label: t('contacts.field.owner') },
      values('tags'),
      values('country'),
      values('language'),
      values('sector'),
      dates('received'),
      dates('updated_at'),
      values('source')
    ]
  }, [t, owner])
}
