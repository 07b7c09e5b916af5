import { Select, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { TimeField } from '#renderer/records/tasks/TimeField.tsx'
import { WeekdayChips } from '#renderer/records/tasks/WeekdayChips.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import { defaultReminderSettings, type ReminderSettings } from '#shared/tasks/quiet.ts'
import classes from './Settings.module.css'

const options = callOptions('preferences', 'reminders', {})

/** When this person wants to be reminded on this computer; each choice applies at once. */
export function RemindersSection() {
  const { t } = useTranslation()
  const { data, error } = useQuery(options)
  const mayWork = useMay('sales')
  const { mutate } = useMutation({
    mutationFn: (change: Partial<ReminderSettings>) => ask(api.preferences.setReminders(change)),
    onSuccess: (settings) => queryClient.setQueryData(options.queryKey, settings),
    onError: (refused) => showError(refused)
  })
  if (!mayWork) return null
  return (
    <SettingsSection title={t('settings.reminders.title')}>
      {error && (
        <SettingRow
          label={
            <span role="alert">
              <ErrorText error={error} />
            </span>
          }
        />
      )}
      {data && <Rows settings={data} change={mutate} />}
    </SettingsSection>
  )
}

type RowsProps = { settings: ReminderSettings; change: (change: Partial<ReminderSettings>) => void }

function Rows({ settings, change }: RowsProps) {
  const { t } = useTranslation()
  const { enabled, quiet, timeZone } = settings
  return (
    <>
      <SettingRow label={t('settings.reminders.enabled')} hint={t('settings.reminders.enabledHint')}>
        <Switch
          aria-label={t('settings.reminders.enabled')}
          checked={enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
      </SettingRow>
      <SettingRow label={t('settings.reminders.quiet')} hint={t('settings.reminders.quietHint')}>
        <Switch
          aria-label={t('settings.reminders.quiet')}
          checked={quiet !== null}
          onChange={(event) =>
            change({ quiet: event.currentTarget.checked ? defaultReminderSettings.quiet : null })
          }
        />
      </SettingRow>
      {quiet && (
        <SettingRow label={t('settings.reminders.hours')}>
          <div className={classes.hours}>
            <Hour
              label={t('settings.reminders.from')}
              value={quiet.from}
              onChange={(from) => change({ quiet: { ...quiet, from } })}
            />
            <Hour
              label={t('settings.reminders.to')}
              value={quiet.to}
              onChange={(to) => change({ quiet: { ...quiet, to } })}
            />
          </div>
        </SettingRow>
      )}
      <SettingRow label={t('settings.reminders.days')} hint={t('settings.reminders.daysHint')}>
        <WeekdayChips
          label={t('settings.reminders.days')}
          chosen={settings.quietDays}
          onChange={(quietDays) => change({ quietDays })}
        />
      </SettingRow>
      <SettingRow label={t('settings.reminders.zone')}>
        <Select
          searchable
          clearable
          aria-label={t('settings.reminders.zone')}
          placeholder={t('settings.reminders.systemZone', {
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone
          })}
          data={Intl.supportedValuesOf('timeZone')}
          limit={40}
          value={timeZone}
          onChange={(zone) => change({ timeZone: zone })}
        />
      </SettingRow>
    </>
  )
}

type HourProps = { label: string; value: string; onChange: (time: string) => void }

/** A time is kept once it is whole; what is half typed waits. */
function Hour({ label, value, onChange }: HourProps) {
  return (
    <TimeField label={label} value={value} onChange={(time) => /^\d\d:\d\d/.test(time) && onChange(time)} />
  )
}
