import type { ReactNode } from 'react'
import classes from './FormCard.module.css'

/** A small form on a raised sheet: sign-in, first account, address of a server. */
export function FormCard({ children }: { children: ReactNode }) {
  return <div className={classes.card}>{children}</div>
}
