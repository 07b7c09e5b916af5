import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#renderer/records/formats.ts'
import classes from './BarList.module.css'

export type Bar = {
  key: string
  label: ReactNode
  value: number
  /** What stands at the end instead of the plain number. */
  figure?: ReactNode
  /** Shows the list that the bar counts; left out where there is none. */
  onOpen?: () => void
}

/** Amounts of named things as lines with a bar below each name; a line opens the list that it counts. */
export function BarList({ bars }: { bars: Bar[] }) {
  const { i18n } = useTranslation()
  const most = Math.max(...bars.map(({ value }) => value), 1)
  return (
    <ul className={classes.list}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <Line onOpen={bar.onOpen}>
            <span className={classes.label}>{bar.label}</span>
            <span className={classes.figure}>{bar.figure ?? formatNumber(bar.value, i18n.language)}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ inlineSize: `${(100 * bar.value) / most}%` }} />
            </span>
          </Line>
        </li>
      ))}
    </ul>
  )
}

function Line({ onOpen, children }: { onOpen: (() => void) | undefined; children: ReactNode }) {
  if (!onOpen) return <div className={classes.line}>{children}</div>
  return (
    <button type="button" className={classes.line} onClick={onOpen}>
      {children}
    </button>
  )
}
