import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import classes from './Related.module.css'

type Props = {
  title: string
  /** The first step to another one. */
  action?: ReactNode
  /** Undefined while they are on their way. */
  rows: ReactNode[] | undefined
  error?: Error | null
  /** Said when there is none. */
  none: string
}

/** Records that belong to the one on the page. */
export function Related({ title, action, rows, error, none }: Props) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{title}</h2>
        {action}
      </div>
      {error && !rows && (
        <p className={classes.problem}>
          <ErrorText error={error} />
        </p>
      )}
      {rows?.length === 0 && <p className={classes.quiet}>{none}</p>}
      {rows}
    </section>
  )
}

/** One of them: what it is called, and what says most of it at the end. */
export function RelatedRow({ href, name, children }: { href: string; name: string; children?: ReactNode }) {
  return (
    <Link href={href} className={classes.row}>
      <bdi className={classes.name}>{name}</bdi>
      {children}
    </Link>
  )
}
