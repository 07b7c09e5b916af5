import { useTranslation } from 'react-i18next'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import type { Diagnostics } from '#shared/diagnostics/diagnostics.contract.ts'
import classes from './Diagnostics.module.css'

/** The program itself: versions, memory, where it keeps its data. */
export function ApplicationSection({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t, i18n } = useTranslation()
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte' })
  const runtime = Object.entries(diagnostics.runtime).map(([name, version]) => `${name} ${version}`)
  return (
    <SettingsSection title={t('settings.diagnostics.application')}>
      <SettingRow label={t('settings.diagnostics.version')}>
        <bdi>{diagnostics.appVersion}</bdi>
      </SettingRow>
      <SettingRow label={t('settings.diagnostics.runtime')}>
        <bdi>{runtime.join(' · ')}</bdi>
      </SettingRow>
      <SettingRow label={t('settings.diagnostics.memory')}>
        <bdi>{megabytes.format(diagnostics.memoryMb)}</bdi>
      </SettingRow>
      <SettingRow label={t('settings.diagnostics.dataDir')}>
        <code className={classes.code} dir="ltr">
          {diagnostics.dataDir}
        </code>
      </SettingRow>
    </SettingsSection>
  )
}

/** The database: which one, whether it answers, and a damaged file that was put aside. */
export function ConnectionSection({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t, i18n } = useTranslation()
  const { connection, workspace, serverVersion } = diagnostics
  const damagedFileKeptAt = workspace?.damagedFileKeptAt
  const since = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <SettingsSection title={t('settings.diagnostics.connection')}>
      {damagedFileKeptAt && (
        <div className={classes.inset}>
          <FormMessage tone="bad">
            <strong>{t('settings.diagnostics.corrupt')}</strong>
            <br />
            {t('settings.diagnostics.corruptBody', { path: `\u2068${damagedFileKeptAt}\u2069` })}
          </FormMessage>
        </div>
      )}
      <SettingRow
        label={t('settings.diagnostics.state')}
        hint={t('frame.status.since', { time: since.format(connection.since) })}
      >
        {t(`frame.status.${connection.state}`)}
      </SettingRow>
      {connection.reason && (
        <SettingRow label={t('settings.diagnostics.reason')}>
          {t(`errors.connection.${connection.reason}`)}
        </SettingRow>
      )}
      {connection.detail && (
        <SettingRow label={t('settings.diagnostics.detail')}>
          <code className={classes.code} dir="ltr">
            {connection.detail}
          </code>
        </SettingRow>
      )}
      {workspace && (
        <SettingRow label={t('settings.workspace.title')}>
          {t(`workspace.kind.${workspace.kind}`)}
          {workspace.label && <bdi> · {workspace.label}</bdi>} · <bdi>{workspace.db_name}</bdi>
        </SettingRow>
      )}
      <SettingRow label={t('settings.diagnostics.server')}>
        <bdi>{serverVersion ? `MongoDB ${serverVersion}` : t('settings.diagnostics.unknown')}</bdi>
      </SettingRow>
    </SettingsSection>
  )
}
