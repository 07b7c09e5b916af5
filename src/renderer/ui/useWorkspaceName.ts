import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.store.ts'

/** What the open workspace is called: the server's host, or the kind of an embedded one. */
export function useWorkspaceName(): string {
  const { t } = useTranslation()
  const workspace = useSession((session) => session.workspace)
  if (!workspace) return t('frame.status.none')
  return workspace.label || t(`workspace.kind.${workspace.kind}`)
}
