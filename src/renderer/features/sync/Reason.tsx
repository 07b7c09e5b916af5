import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { AppError } from '#shared/ipc/result.ts'
import type { WaitingWrite } from '#shared/offline/outbox.contract.ts'

/** Why the server did not take a write. */
export function Reason({ reason }: { reason: WaitingWrite['reason'] }) {
  const { t } = useTranslation()
  if (!reason) return null
  // The role is right, but the record has gone to somebody else.
  if (reason.code === 'forbidden' && reason.details.scope) return t('sync.refused.outOfSight')
  return <ErrorText error={new AppError(reason.code, '', reason.details)} />
}
