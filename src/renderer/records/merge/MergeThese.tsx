import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { useMay } from '../../state/session.store.ts'
import { openMerge } from './merge.store.ts'

/** Where several records exist already that look like a new one: they can be merged at once. */
export function MergeThese({ kind, ids }: { kind: DuplicateKind; ids: string[] }) {
  const { t } = useTranslation()
  const mayMerge = useMay('admin')
  const [a, b, ...rest] = ids
  if (!mayMerge || !a || !b) return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      mt={6}
      leftSection={<IconArrowMerge size={13} stroke={1.7} />}
      onClick={() => openMerge({ kind, ids: [a, b], rest })}
    >
      {t('duplicates.mergeExisting')}
    </Button>
  )
}
