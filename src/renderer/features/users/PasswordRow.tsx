import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#renderer/state/session.store.ts'
import { SettingRow } from '#renderer/ui/SettingsSection.tsx'
import { OwnPasswordDialog } from './OwnPasswordDialog.tsx'

/** The way to a new password of one's own, in the settings. Nobody knows the one of the sample workspace. */
export function PasswordRow() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const isSample = useSession(({ workspace }) => workspace?.kind === 'sample')
  if (isSample) return null
  return (
    <SettingRow label={t('users.own.title')}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('users.own.change')}
      </Button>
      {isOpen && <OwnPasswordDialog onClose={() => setOpen(false)} />}
    </SettingRow>
  )
}
