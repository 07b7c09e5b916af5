import { IconArrowNarrowRight } from '@tabler/icons-react'
import classes from './Sync.module.css'

/** From the old value to the new one, in the direction of reading. */
export function ChangeArrow() {
  return <IconArrowNarrowRight size={14} stroke={1.6} className={classes.arrow} aria-hidden />
}
