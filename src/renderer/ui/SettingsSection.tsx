import { type ReactNode, useId } from 'react'
import classes from './SettingsSection.module.css'

/** A titled card of rows, as on the settings and diagnostics pages. */
export function SettingsSection({
  title,
  aside,
  children
}: {
  title: string
  /** Quiet words or a control beside the title. */
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      <div className={classes.card}>{children}</div>
    </section>
  )
}

/** One line of a card: what it is, and its value or control at the end side. */
export function SettingRow({
  label,
  hint,
  children
}: {
  label: ReactNode
  hint?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <div className={classes.label}>{label}</div>
        {hint && <div className={classes.hint}>{hint}</div>}
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  )
}
