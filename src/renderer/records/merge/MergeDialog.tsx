import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { TextSkeleton } from '../../ui/Skeletons.tsx'
import { MergeForm } from './MergeForm.tsx'
import { closeMerge, type MergeTarget } from './merge.store.ts'
import { useMergePair } from './useMergePair.ts'

/** Makes one record of two: which one stays, field by field, and what moves. */
export function MergeDialog({ target }: { target: MergeTarget }) {
  const { t } = useTranslation()
  const { pair, error, retry } = useMergePair(target)
  return (
    <Modal
      opened
      onClose={closeMerge}
      title={t(`duplicates.dialog.title.${target.kind}`)}
      size={760}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {pair ? (
        <MergeForm key={target.ids.join()} pair={pair} target={target} />
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <TextSkeleton lines={9} />
      )}
    </Modal>
  )
}
