import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTeammates } from '../useTeammates.ts'
import type { ValuesSpec } from './filter.spec.ts'

/** A filter of people by e-mail, with oneself and nobody first. */
export function useOwnerFilter(): Pick<ValuesSpec, 'kind' | 'values' | 'labelOf'> {
  const { t } = useTranslation()
  const { all, nameOf } = useTeammates()
  return useMemo(() => {
    const people = all.filter(({ is_active, role }) => is_active && role !== 'viewer')
    return {
      kind: 'values',
      values: ['me', 'none', ...people.map(({ email }) => email)],
      labelOf: (value) => {
        if (value === 'me') return t('lists.filter.me')
        return value === 'none' ? t('lists.filter.nobody') : nameOf(value)
      }
    }
  }, [t, all, nameOf])
}
