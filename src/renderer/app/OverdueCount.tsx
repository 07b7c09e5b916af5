import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '../api/queries.ts'
import { formatNumber } from '../records/formats.ts'
import classes from './Sidebar.module.css'

/** How many of one's own tasks are overdue; nothing when none is. */
export function OverdueCount({ collapsed }: { collapsed: boolean }) {
  const { t, i18n } = useTranslation()
  const isIdle = useFirstIdle()
  const { data } = useQuery({ ...callOptions('tasks', 'overdue', {}), enabled: isIdle })
  const count = data?.count ?? 0
  if (count === 0) return null
  const words = t('tasks.overdueCount', { count })
  return (
    <span
      className={classes.badge}
      data-collapsed={collapsed || undefined}
      title={words}
      data-testid="overdue"
    >
      <span aria-hidden>{collapsed ? '' : formatNumber(count, i18n.language)}</span>
      <span className={classes.spoken}>{words}</span>
    </span>
  )
}

/** The first screen's questions go before this one. */
function useFirstIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true))
    return () => cancelIdleCallback(waiting)
  }, [])
  return isIdle
}
