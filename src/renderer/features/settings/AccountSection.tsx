import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Initials } from '#renderer/records/Initials.tsx'
import { useSession } from '#renderer/state/session.store.ts'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import classes from './Settings.module.css'

/** Who is signed in, with which rights, until when. */
export function AccountSection({ passwordRow }: { passwordRow: ReactNode }) {
  const { t, i18n } = useTranslation()
  const user = useSession((session) => session.user ?? session.endedFor)
  const endsAt = useSession((session) => session.endsAt)
  const leave = useLeave()
  if (!user) return null
  const time = endsAt && new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(endsAt)
  const until = time && t('settings.account.until', { time })
  return (
    <SettingsSection title={t('settings.account.title')}>
      <SettingRow
        label={
          <span className={classes.person}>
            <Initials name={user.name || user.email} hueKey={user.email} />
            <bdi>{user.name || user.email}</bdi>
            <span className={classes.role}>{t(`enums.role.${user.role}`)}</span>
          </span>
        }
        hint={
          <>
            <bdi>{user.email}</bdi>
            {until && ` · ${until}`}
          </>
        }
      >
        <Button variant="default" onClick={leave.session}>
          {t('settings.account.signOut')}
        </Button>
      </SettingRow>
      {passwordRow}
    </SettingsSection>
  )
}
