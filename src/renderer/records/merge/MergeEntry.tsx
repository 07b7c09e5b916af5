import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { useMay } from '../../state/session.store.ts'
import classes from './Merge.module.css'
import { undoMerge } from './useMerge.ts'

/** Below the entry of a merge: the way to take it back, or that somebody has. */
export function MergeEntry({ entry }: { entry: Activity }) {
  const { t } = useTranslation()
  const mayUndo = useMay('admin')
  const { mutate, isPending } = useMutation({ mutationFn: () => undoMerge(entry._id, t) })
  if (entry.metadata.undone_at) return <p className={classes.quiet}>{t('duplicates.isUndone')}</p>
  if (!mayUndo) return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconArrowBackUp size={13} className="points" />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {t('duplicates.undo')}
    </Button>
  )
}
