import type { Preferences } from '#shared/preferences/preference.contract.ts'
import { defaultReminderSettings, type ReminderSettings } from '#shared/tasks/quiet.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { Settings } from '../settings.ts'

/** Preferences of this device; `onChange` lets the shell follow (menu language, window theme). */
export function createPreferenceHandlers(deps: {
  settings: Settings
  /** BCP 47 tag of the system, for the first start. */
  systemLocale: string
  onChange: (preferences: Preferences) => void
}): FeatureHandlers<'preferences'> {
  const { settings } = deps
  const get = () => readPreferences(settings, deps.systemLocale)
  const layouts = () => settings.get('layouts') ?? {}
  return {
    get,
    set: (_ctx, patch) => {
      const preferences = { ...get(), ...patch }
      settings.set('preferences', preferences)
      deps.onChange(preferences)
      return preferences
    },
    layouts: ({ user }) => layouts()[user._id] ?? {},
    defaultViews: ({ user }) => settings.get('defaultViews')?.[user._id] ?? {},
    setDefaultView: ({ user }, { list, view }) => {
      const all = settings.get('defaultViews') ?? {}
      const { [list]: _former, ...others } = all[user._id] ?? {}
      settings.set('defaultViews', { ...all, [user._id]: view ? { ...others, [list]: view } : others })
      return {}
    },
    setLayout: ({ user }, { list, layout }) => {
      settings.set('layouts', { ...layouts(), [user._id]: { ...layouts()[user._id], [list]: layout } })
      return {}
    },
    reminders: ({ user }) => reminderSettings(settings, user._id),
    setReminders: ({ user }, patch) => {
      const own = { ...reminderSettings(settings, user._id), ...patch }
      settings.set('reminders', { ...settings.get('reminders'), [user._id]: own })
      return own
    }
  }
}

/** What a person chose on this device, or the defaults. */
export function reminderSettings(settings: Settings, userId: string): ReminderSettings {
  return settings.get('reminders')?.[userId] ?? defaultReminderSettings
}

/** What is stored, or the defaults: the system's language, the system's colours. */
export function readPreferences(settings: Settings, systemLocale: string): Preferences {
  return (
    settings.get('preferences') ?? {
      language: nearestLanguage(systemLocale),
      colorScheme: 'auto',
      sidebarCollapsed: false
    }
  )
}
