import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setPreferences, usePreferences } from '#renderer/state/preferences.store.ts'
import { colorSchemes, readColorScheme, schemeIcons } from '#renderer/ui/color.schemes.ts'
import { languageNames } from '#renderer/ui/language.names.ts'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { languages, nearestLanguage } from '#shared/values/language.ts'
import classes from './Settings.module.css'

/** Language and theme; both apply at once. */
export function AppearanceSection() {
  const { t } = useTranslation()
  const { language, colorScheme } = usePreferences((preferences) => preferences)
  return (
    <SettingsSection title={t('settings.appearance.title')}>
      <SettingRow label={t('settings.appearance.language')} hint={t('settings.appearance.languageHint')}>
        <SegmentedControl
          aria-label={t('settings.appearance.language')}
          value={language}
          onChange={(value) => setPreferences({ language: nearestLanguage(value) })}
          data={languages.map((value) => ({
            value,
            label: <span lang={value}>{languageNames[value]}</span>
          }))}
        />
      </SettingRow>
      <SettingRow label={t('settings.appearance.theme')}>
        <SegmentedControl
          aria-label={t('settings.appearance.theme')}
          value={colorScheme}
          onChange={(value) => setPreferences({ colorScheme: readColorScheme(value) })}
          data={colorSchemes.map((value) => {
            const Icon = schemeIcons[value]
            return {
              value,
              label: (
                <span className={classes.scheme}>
                  <Icon size={14} stroke={1.6} /> {t(`frame.theme.${value}`)}
                </span>
              )
            }
          })}
        />
      </SettingRow>
    </SettingsSection>
  )
}
