import { type InputHTMLAttributes, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberSigns } from '#renderer/records/formats.ts'
import { typedNumber } from './draft.fields.ts'
import classes from './LineGrid.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  value: number
  onValue: (value: number) => void
  /** Says what is wrong with the number; left out when nothing is. */
  problem?: string | undefined
}

/** A number in a grid: light enough for hundreds, and typed in the way of any of the three languages. */
export function NumberCell({ value, onValue, problem, ...rest }: Props) {
  const { i18n } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = String(value).replace('.', numberSigns(i18n.language).decimalSeparator)
  const isUnreadable = typed !== null && typedNumber(typed) === null
  return (
    <input
      {...rest}
      className={classes.figure}
      inputMode="decimal"
      dir="ltr"
      value={typed ?? shown}
      title={problem}
      aria-invalid={isUnreadable || problem !== undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const number = typedNumber(text)
        if (number !== null) onValue(number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
