import '@mantine/dates/styles.layer.css'
import { TimePicker } from '@mantine/dates'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  label: string
  /** HH:MM; empty for none. */
  value: string
  error?: ReactNode
  onChange: (time: string) => void
}

/** A time of day, typed or picked, on a clock of 24 hours. */
export function TimeField({ label, value, error, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <TimePicker
      clearable
      withDropdown={false}
      label={label}
      hoursInputLabel={label}
      minutesInputLabel={label}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
