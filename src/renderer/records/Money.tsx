import { useTranslation } from 'react-i18next'
import { formatMoney } from './formats.ts'
import classes from './values.module.css'

type Props = {
  /** In whole units of `currency`; null shows a dash. */
  amount: number | null
  currency: string
  /** Three digits and a letter; the exact amount shows on hover. */
  compact?: boolean
}

/** An amount in tabular figures. It keeps its own direction: the sign of a currency never wanders. */
export function Money({ amount, currency, compact = false }: Props) {
  const { i18n } = useTranslation()
  if (amount === null) return <span className={classes.nothing}>—</span>
  const exact = formatMoney(amount, currency, i18n.language)
  return (
    <bdi className={classes.figures} title={compact ? exact : undefined}>
      {compact ? formatMoney(amount, currency, i18n.language, true) : exact}
    </bdi>
  )
}
