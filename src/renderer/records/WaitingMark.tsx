import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../state/sync.store.ts'
import classes from './WaitingMark.module.css'

/** A clock at a record that shows something which was not sent yet. */
export function WaitingMark({ id }: { id: string }) {
  const isWaiting = useSync(({ waiting }) => waiting.has(id))
  return isWaiting ? <Clock /> : null
}

function Clock() {
  const { t } = useTranslation()
  const words = t('sync.waitingMark')
  return (
    <IconClock
      size={14}
      stroke={1.7}
      className={classes.clock}
      role="img"
      aria-label={words}
      data-testid="waiting-mark"
    >
      <title>{words}</title>
    </IconClock>
  )
}
