import { Menu, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../state/preferences.store.ts'
import { schemeIcons } from './color.schemes.ts'
import { LateMenu } from './LateMenu.tsx'
import classes from './Switches.module.css'
import { ThemeItems } from './ThemeItems.tsx'

/** Light, dark or like the system; a click offers all three. */
export function ThemeSwitch() {
  const { t } = useTranslation()
  const colorScheme = usePreferences((preferences) => preferences.colorScheme)
  const Icon = schemeIcons[colorScheme]
  return (
    <LateMenu
      position="top-end"
      width={180}
      button={
        <UnstyledButton
          className={classes.switch}
          aria-label={t('frame.palette.useTheme', { theme: t(`frame.theme.${colorScheme}`) })}
        >
          <Icon size={15} stroke={1.6} />
        </UnstyledButton>
      }
    >
      <Menu.Dropdown>
        <ThemeItems />
      </Menu.Dropdown>
    </LateMenu>
  )
}
