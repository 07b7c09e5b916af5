import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setPreferences, usePreferences } from '../state/preferences.store.ts'
import { colorSchemes, readColorScheme, schemeIcons } from './color.schemes.ts'

/** Light, dark or like the system, as menu items. */
export function ThemeItems() {
  const { t } = useTranslation()
  const current = usePreferences((preferences) => preferences.colorScheme)
  const choose = (value: string) => setPreferences({ colorScheme: readColorScheme(value) })
  return (
    <Menu.RadioGroup value={current} onChange={choose}>
      {colorSchemes.map((colorScheme) => {
        const Icon = schemeIcons[colorScheme]
        return (
          <Menu.RadioItem
            key={colorScheme}
            value={colorScheme}
            closeMenuOnClick
            rightSection={<Icon size={15} stroke={1.5} />}
          >
            {t(`frame.theme.${colorScheme}`)}
          </Menu.RadioItem>
        )
      })}
    </Menu.RadioGroup>
  )
}
