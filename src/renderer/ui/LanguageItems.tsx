import { Menu } from '@mantine/core'
import { languages, nearestLanguage } from '#shared/values/language.ts'
import { setPreferences, usePreferences } from '../state/preferences.store.ts'
import { languageNames } from './language.names.ts'

/** The three languages as menu items, each in its own words. */
export function LanguageItems() {
  const current = usePreferences((preferences) => preferences.language)
  const choose = (language: string) => setPreferences({ language: nearestLanguage(language) })
  return (
    <Menu.RadioGroup value={current} onChange={choose}>
      {languages.map((language) => (
        <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
          {languageNames[language]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
