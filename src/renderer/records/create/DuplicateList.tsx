import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './Create.module.css'

export type DuplicateLine = {
  key: string
  name: string
  /** Where it is; left out for one that the person may not open. */
  href?: string
  facts: ReactNode
}

type Props = {
  title: string
  lines: DuplicateLine[]
  /** `warning` for what is probably the same, `hint` for what only has to do with it. */
  tone: 'warning' | 'hint'
  /** What can be done about them. */
  action?: ReactNode
}

/** As many as help to decide. */
const most = 5

/** Existing records that look like the one that is being entered. */
export function DuplicateList({ title, lines, tone, action }: Props) {
  if (lines.length === 0) return null
  const Picture = tone === 'warning' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.warning} data-tone={tone} role={tone === 'warning' ? 'alert' : 'status'}>
      <Picture size={16} className={classes.warningIcon} aria-hidden />
      <div className={classes.warningBody}>
        <p>{title}</p>
        <ul>
          {lines.slice(0, most).map(({ key, name, href, facts }) => (
            <li key={key}>
              {href ? (
                <Link href={href}>
                  <bdi>{name}</bdi>
                </Link>
              ) : (
                <bdi>{name}</bdi>
              )}
              <span className={classes.facts}>{facts}</span>
            </li>
          ))}
        </ul>
        {action}
      </div>
    </div>
  )
}
