import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Card.module.css'

type Props = { currencies: string[]; value: string; onChange: (currency: string) => void }

/** Which currency is drawn; nothing to choose where there is one only. */
export function CurrencySwitch({ currencies, value, onChange }: Props) {
  const { t } = useTranslation()
  if (currencies.length < 2) return null
  return (
    <SegmentedControl
      size="xs"
      className={classes.switch}
      aria-label={t('dashboard.currency')}
      data={currencies}
      value={value}
      onChange={onChange}
    />
  )
}
