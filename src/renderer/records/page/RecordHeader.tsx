import type { ReactNode } from 'react'
import { Initials } from '../Initials.tsx'
import { BackToList } from './BackToList.tsx'
import classes from './RecordPage.module.css'

type Props = {
  /** The list that the record is in. */
  listHref: string
  /** Whose initials stand for it, and the key of their colour. */
  picture: { name: string; hueKey: string }
  /** Who it is, and how to reach them. */
  children: ReactNode
  /** Status, owner and the like, below. */
  marks?: ReactNode
  /** What can be done with it, at the end side. */
  actions?: ReactNode
}

/** The head of a record's page. */
export function RecordHeader({ listHref, picture, children, marks, actions }: Props) {
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <BackToList href={listHref} />
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.who}>
        <span className={classes.picture}>
          <Initials {...picture} />
        </span>
        <div className={classes.names}>{children}</div>
      </div>
      {marks}
    </header>
  )
}

/** The name as the page's heading, and what stands beside it. */
export function RecordTitle({ name, aside }: { name: string; aside?: ReactNode }) {
  return (
    <div className={classes.titleLine}>
      <h1 className={classes.title}>
        <bdi>{name}</bdi>
      </h1>
      {aside && <bdi className={classes.aside}>{aside}</bdi>}
    </div>
  )
}
