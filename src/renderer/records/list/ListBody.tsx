import type { ReactNode } from 'react'
import classes from './ListBody.module.css'

type Props = {
  /** A newer filter is being answered; the rows are still the old one's. */
  isStale: boolean
  children: ReactNode
  /** The panel that shows the active row, beside the table. */
  peek?: ReactNode
}

/** The table of a list page, and what stands beside it. */
export function ListBody({ isStale, children, peek }: Props) {
  return (
    <div className={classes.page}>
      <div className={classes.main} data-stale={isStale || undefined}>
        {children}
      </div>
      {peek}
    </div>
  )
}
