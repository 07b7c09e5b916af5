import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = {
  label: string
  addresses: string[]
  onChange: (addresses: string[]) => void
  error?: string
  required?: boolean
}

/** Several addresses: each is taken with Enter, a comma or a semicolon, and when the field is left. */
export function AddressField({ label, addresses, onChange, error, required }: Props) {
  const { t } = useTranslation()
  return (
    <TagsInput
      label={label}
      required={required}
      withAsterisk={false}
      value={addresses}
      onChange={(values) => onChange(values.map((value) => value.trim()).filter(Boolean))}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      error={error}
      maxTags={50}
      spellCheck={false}
      inputMode="email"
      placeholder={addresses.length === 0 ? t('mail.compose.addAddress') : undefined}
    />
  )
}
