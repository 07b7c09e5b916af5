import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { comparableEmail } from '#shared/values/email.ts'
import { OwnerBadge } from './OwnerBadge.tsx'
import { useTeammates } from './useTeammates.ts'

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
  /** The owner's e-mail; null for nobody. */
  value: string | null
  onChange: (email: string | null) => void
}

/** Chooses the owner of a record among the active people; a former owner stays shown until replaced. */
export function OwnerSelect({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation()
  const { all, find, nameOf } = useTeammates()
  const chosen = value === null ? null : (find(value)?.email ?? value)
  const people = all.filter((teammate) => teammate.is_active && teammate.role !== 'viewer')
  const data = people.map(({ email, name }) => ({ value: email, label: name }))
  const isListed =
    chosen === null || people.some(({ email }) => comparableEmail(email) === comparableEmail(chosen))
  return (
    <Select
      searchable
      clearable
      placeholder={t('common.unassigned')}
      data={isListed ? data : [{ value: chosen, label: nameOf(chosen) }, ...data]}
      value={chosen}
      onChange={onChange}
      renderOption={({ option }) => <OwnerBadge owner={option.value} />}
      {...rest}
    />
  )
}
