import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './FormMessage.module.css'

type Props = { tone: 'good' | 'bad'; children: ReactNode }

/** What became of a form, in words, above its buttons. */
export function FormMessage({ tone, children }: Props) {
  const Icon = tone === 'good' ? IconCircleCheck : IconAlertCircle
  return (
    <div className={classes.message} data-tone={tone} role={tone === 'good' ? 'status' : 'alert'}>
      <Icon size={16} stroke={1.75} className={classes.icon} aria-hidden />
      <div className={classes.text}>{children}</div>
    </div>
  )
}
