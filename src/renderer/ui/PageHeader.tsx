import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

type Props = {
  title: ReactNode
  /** Quiet words beside the title, e.g. a count. */
  detail?: ReactNode
  /** View switch or filters, after the title. */
  children?: ReactNode
  /** The primary action, at the end side. */
  actions?: ReactNode
}

/** The 48 px bar on top of every page: title, view switch, primary action. */
export function PageHeader({ title, detail, children, actions }: Props) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {detail !== undefined && <div className={classes.detail}>{detail}</div>}
      <div className={classes.middle}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
