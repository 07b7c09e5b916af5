import { Modal } from '@mantine/core'

import { useTranslation } from 'react-i18next'
import type { SessionUser } from '#shared/session/session.contract.ts'
import { lazyPart } from '../ui/lazyPart.tsx'

const SessionEndedForm = lazyPart(
  async () => (await import('../features/session/SessionEndedForm.tsx')).SessionEndedForm
)

/** The session ended by itself: sign in over the page, which stays as it is, with everything typed. */
export function SessionEnded({ worker }: { worker: SessionUser }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={() => {}}
      title={t('session.ended.title')}
      size={400}
      zIndex={380}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ backgroundOpacity: 0.55, blur: 3 }}
    >
      <SessionEndedForm email={worker.email} />
    </Modal>
  )
}
