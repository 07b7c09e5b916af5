import { ActionIcon } from '@mantine/core'
import { IconCopyCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { useMay } from '../../state/session.store.ts'
import { LateTooltip } from '../../ui/LateTooltip.tsx'
import { duplicatesPath } from './duplicates.path.ts'

/** From a list to the page of its duplicates; only administrators merge. */
export function DuplicatesLink({ kind }: { kind: DuplicateKind }) {
  const { t } = useTranslation()
  if (!useMay('admin')) return null
  const label = t('duplicates.open')
  return (
    <LateTooltip label={label}>
      <ActionIcon
        component={Link}
        href={duplicatesPath(kind)}
        size={30}
        aria-label={label}
        data-part="duplicates"
      >
        <IconCopyCheck size={16} stroke={1.7} />
      </ActionIcon>
    </LateTooltip>
  )
}
