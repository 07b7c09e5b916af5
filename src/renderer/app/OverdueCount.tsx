import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '../api/queries.ts'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import { SidebarCount } from './SidebarCount.tsx'

/** How many of one's own tasks are overdue; nothing when none is. */
export function OverdueCount({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation()
  const isIdle = useFirstIdle()
  const { data } = useQuery({ ...callOptions('tasks', 'overdue', {}), enabled: isIdle })
  const count = data?.count ?? 0
  const words = count > 0 ? t('tasks.overdueCount', { count }) : ''
  return <SidebarCount count={count} words={words} collapsed={collapsed} testId="overdue" />
}
