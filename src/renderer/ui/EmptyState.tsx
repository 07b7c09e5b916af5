import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = {
  icon?: Icon
  title: string
  /** What belongs here and how it gets here; or why nothing was found. */
  children?: ReactNode
  /** The first step, or the way back. */
  actions?: ReactNode
  role?: 'alert' | 'status'
}

/** Nothing to show, said kindly: `nothing yet` offers the first step, `no result` offers to clear the filters. */
export function EmptyState({ icon: Picture, title, children, actions, role }: Props) {
  return (
    <div className={classes.root} role={role}>
      {Picture && (
        <div className={classes.icon} aria-hidden>
          <Picture size={22} stroke={1.5} />
        </div>
      )}
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
