import { Menu, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../state/preferences.store.ts'
import { LanguageItems } from './LanguageItems.tsx'
import { LateMenu } from './LateMenu.tsx'
import { languageNames } from './language.names.ts'
import classes from './Switches.module.css'

/** The language in use; a click offers the others. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <LateMenu
      position="top-end"
      width={150}
      button={
        <UnstyledButton
          className={classes.switch}
          aria-label={t('frame.palette.useLanguage', { language: languageNames[language] })}
        >
          {languageNames[language]}
        </UnstyledButton>
      }
    >
      <Menu.Dropdown>
        <LanguageItems />
      </Menu.Dropdown>
    </LateMenu>
  )
}
