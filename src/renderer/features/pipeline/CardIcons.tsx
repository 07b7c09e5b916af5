import { IconCalendarEvent, IconClockExclamation, IconZzz } from '@tabler/icons-react'
import classes from './BoardCard.module.css'

/** The pictures on cards, drawn once for the whole board: each card only names one. */

const icons = { day: IconCalendarEvent, late: IconClockExclamation, quiet: IconZzz }

export function CardIcons() {
  return (
    <svg className={classes.hidden} aria-hidden="true">
      <defs>
        {Object.entries(icons).map(([name, Icon]) => (
          <symbol key={name} id={`card-icon-${name}`} viewBox="0 0 24 24">
            <Icon size={24} stroke={1.7} />
          </symbol>
        ))}
      </defs>
    </svg>
  )
}

export function CardIcon({ name }: { name: keyof typeof icons }) {
  return (
    <svg className={classes.icon} aria-hidden="true">
      <use href={`#card-icon-${name}`} />
    </svg>
  )
}
