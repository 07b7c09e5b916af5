import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import classes from './RecordPage.module.css'

/** What happened in the middle, everything that is known at the end side. */
export function RecordColumns({ children, side }: { children: ReactNode; side: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <aside className={classes.side} aria-label={t('records.details')}>
        {side}
      </aside>
    </div>
  )
}

/** The heading of the history. */
export function HistoryHeading() {
  const { t } = useTranslation()
  return <h2 className={`${classes.heading} ${classes.historyHead}`}>{t('activities.title')}</h2>
}

/** A record that is on its way. */
export function RecordSkeleton() {
  return (
    <div className={classes.waiting} aria-busy>
      <TextSkeleton lines={8} />
    </div>
  )
}
