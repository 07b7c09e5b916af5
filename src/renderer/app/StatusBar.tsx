import { useTranslation } from 'react-i18next'
import { Initials } from '../records/Initials.tsx'
import { useSession } from '../state/session.store.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { ThemeSwitch } from '../ui/ThemeSwitch.tsx'
import { useWorkspaceName } from '../ui/useWorkspaceName.ts'
import { ConnectionStatusItem } from './ConnectionStatusItem.tsx'
import { JobsItem } from './JobsItem.tsx'
import classes from './StatusBar.module.css'
import { SyncStatusItem } from './SyncStatusItem.tsx'

/** 26 px at the foot: connection, workspace, long work, who is signed in, language, theme. */
export function StatusBar() {
  const name = useWorkspaceName()
  const database = useSession((session) => session.workspace?.db_name)
  return (
    <footer className={classes.bar}>
      <ConnectionStatusItem />
      <SyncStatusItem />
      <span className={classes.place} title={`${name} · ${database}`}>
        <bdi>{name}</bdi>
        {database && (
          <>
            {' · '}
            <bdi>{database}</bdi>
          </>
        )}
      </span>
      <JobsItem />
      <span className={classes.gap} />
      <Person />
      <LanguageSwitch />
      <ThemeSwitch />
    </footer>
  )
}

function Person() {
  const { t } = useTranslation()
  const user = useSession((session) => session.user ?? session.endedFor)
  if (!user) return null
  return (
    <span className={classes.person} title={`${user.email} · ${t(`enums.role.${user.role}`)}`}>
      <Initials name={user.name || user.email} hueKey={user.email} />
      <bdi className={classes.personName}>{user.name || user.email}</bdi>
    </span>
  )
}
