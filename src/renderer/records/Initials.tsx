import classes from './marks.module.css'
import { hueOf, initialsOf } from './person-initials.ts'

/** A person as a coloured circle with initials; decoration beside a name. */
export function Initials({ name, hueKey = name }: { name: string; hueKey?: string }) {
  return (
    <span className={classes.circle} style={{ '--hue': hueOf(hueKey) } as React.CSSProperties} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}
