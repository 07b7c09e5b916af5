import { PasswordInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  autoFocus?: boolean
  error?: string
  /** What a good password is like. */
  hint?: string
}

/** A password that can be shown, and a word when Caps Lock is on. Always typed left to right. */
export function PasswordField({ label, value, onChange, autoComplete, autoFocus, error, hint }: Props) {
  const { t } = useTranslation()
  const [capsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <PasswordInput
      label={label}
      attributes={{ innerInput: { dir: 'ltr' } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      onBlur={() => setCapsLock(false)}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      error={error}
      description={capsLock ? t('session.signIn.capsLock') : error ? undefined : hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show') }}
    />
  )
}
