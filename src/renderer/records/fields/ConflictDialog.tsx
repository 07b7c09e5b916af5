import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Conflict, conflictStore } from './conflict.write.ts'
import { FieldConflict } from './FieldConflict.tsx'

/** Somebody else changed the same value of a list or a menu: both are shown, and one is chosen. */
export function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation()
  const { record, spec, mine, saveMine } = conflict
  const close = () => conflictStore.setState({ conflict: null })
  return (
    <Modal
      opened
      onClose={close}
      size={420}
      title={record.label(spec.field)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <FieldConflict
        record={record}
        spec={spec}
        mine={mine}
        onKeepTheirs={close}
        onSaveMine={() => {
          close()
          saveMine()
        }}
      />
    </Modal>
  )
}
