import { IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { nobody, useAssignable } from '../useAssignable.ts'
import { BulkChoice } from './BulkChoice.tsx'

type Props = {
  isPending: boolean
  /** Null for nobody. */
  onChoose: (owner: string | null) => void
  /** These records always have an owner. */
  required?: boolean
}

/** An owner for everything that is selected. */
export function BulkOwner({ isPending, onChoose, required = false }: Props) {
  const { t } = useTranslation()
  const people = useAssignable()
  return (
    <BulkChoice
      label={t('lists.selection.owner')}
      icon={<IconUser size={14} stroke={1.7} aria-hidden />}
      options={required ? people.filter(({ value }) => value !== nobody) : people}
      isPending={isPending}
      onChoose={(value) => onChoose(value === nobody ? null : value)}
    />
  )
}
