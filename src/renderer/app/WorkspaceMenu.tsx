import { Menu } from '@mantine/core'
import { IconDatabase, IconLogout, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.store.ts'
import { LanguageItems } from '../ui/LanguageItems.tsx'
import { LateMenu } from '../ui/LateMenu.tsx'
import { Logo } from '../ui/Logo.tsx'
import { ThemeItems } from '../ui/ThemeItems.tsx'
import { useLeave } from '../ui/useLeave.ts'
import { useWorkspaceName } from '../ui/useWorkspaceName.ts'
import classes from './Sidebar.module.css'

/** The workspace's name at the top of the sidebar, and what concerns the whole window. */
export function WorkspaceMenu({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation()
  const name = useWorkspaceName()
  const fixed = useSession((session) => session.workspace?.fromEnvironment ?? false)
  const leave = useLeave()
  return (
    <LateMenu
      position="bottom-start"
      width={240}
      button={
        <button
          type="button"
          className={classes.workspace}
          aria-label={`${t('frame.menu.label')}: ${name}`}
          title={collapsed ? name : undefined}
        >
          <Logo size={22} />
          {!collapsed && (
            <>
              <bdi className={classes.name}>{name}</bdi>
              <IconSelector size={15} stroke={1.75} className={classes.chevron} />
            </>
          )}
        </button>
      }
    >
      <Menu.Dropdown>
        <Menu.Label>{t('frame.language.label')}</Menu.Label>
        <LanguageItems />
        <Menu.Label>{t('frame.theme.label')}</Menu.Label>
        <ThemeItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDatabase size={16} stroke={1.5} />}
          disabled={fixed}
          onClick={leave.workspace}
        >
          {t('frame.menu.changeWorkspace')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.5} className="points" />}
          onClick={leave.session}
        >
          {t('frame.menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </LateMenu>
  )
}
