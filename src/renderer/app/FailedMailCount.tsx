import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '../api/queries.ts'
import { useMay } from '../state/session.store.ts'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import { SidebarCount } from './SidebarCount.tsx'

/** How many mails have not reached anybody for certain, as their folder shows them. */
export function FailedMailCount({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation()
  const maySend = useMay('sales')
  const isIdle = useFirstIdle()
  const { data } = useQuery({ ...callOptions('mail', 'counts', {}), enabled: isIdle && maySend })
  const count = data?.failed ?? 0
  const words = count > 0 ? t('mail.failedCount', { count }) : ''
  return <SidebarCount count={count} words={words} collapsed={collapsed} testId="failed-mails" />
}
