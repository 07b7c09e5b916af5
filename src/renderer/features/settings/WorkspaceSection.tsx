import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '#renderer/state/session.store.ts'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import { useWorkspaceName } from '#renderer/ui/useWorkspaceName.ts'

/** Which database is open, and going to another one. */
export function WorkspaceSection() {
  const { t } = useTranslation()
  const workspace = useSession((session) => session.workspace)
  const name = useWorkspaceName()
  const leave = useLeave()
  if (!workspace) return null
  return (
    <SettingsSection title={t('settings.workspace.title')}>
      <SettingRow
        label={<bdi>{name}</bdi>}
        hint={workspace.fromEnvironment ? t('workspace.fromEnvironment') : undefined}
      >
        <Button variant="default" disabled={workspace.fromEnvironment} onClick={leave.workspace}>
          {t('settings.workspace.change')}
        </Button>
      </SettingRow>
      {workspace.label && (
        <SettingRow label={t('settings.workspace.kind')}>{t(`workspace.kind.${workspace.kind}`)}</SettingRow>
      )}
      <SettingRow label={t('settings.workspace.database')}>
        <bdi>{workspace.db_name}</bdi>
      </SettingRow>
    </SettingsSection>
  )
}
