import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { SyncState } from '#shared/offline/sync.contract.ts'
import { forgetDevice, wipeCopy } from './device.ts'
import classes from './Sync.module.css'

/** What this computer keeps, how safely, and the ways to remove it. */
export function DeviceSection({ sync }: { sync: SyncState }) {
  const { t } = useTranslation()
  const { is_encrypted } = sync
  const Lock = is_encrypted ? IconLock : IconLockOpen
  return (
    <SettingsSection title={t('sync.device.title')}>
      {is_encrypted !== null && (
        <SettingRow
          label={t('sync.device.encryption')}
          hint={t(is_encrypted ? 'sync.device.encryptedHint' : 'sync.device.plainHint')}
        >
          <span className={classes.lock} data-open={!is_encrypted || undefined}>
            <Lock size={15} stroke={1.6} aria-hidden />
            {t(is_encrypted ? 'sync.device.encrypted' : 'sync.device.plain')}
          </span>
        </SettingRow>
      )}
      <SettingRow label={t('sync.device.wipe')} hint={t('sync.device.wipeHint')}>
        <Button variant="default" size="xs" onClick={() => wipeCopy(t).catch(showError)}>
          {t('sync.device.wipe')}
        </Button>
      </SettingRow>
      <SettingRow label={t('sync.device.forget')} hint={t('sync.device.forgetHint')}>
        <Button variant="default" color="red" size="xs" onClick={() => forgetDevice(t).catch(showError)}>
          {t('sync.device.forgetConfirm.confirm')}
        </Button>
      </SettingRow>
    </SettingsSection>
  )
}
