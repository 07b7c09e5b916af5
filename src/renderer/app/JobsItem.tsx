import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useJobs } from '../state/jobs.ts'
import classes from './StatusBar.module.css'

/** Long work that runs in the background; leads to where it is told in full. */
export function JobsItem() {
  const { t, i18n } = useTranslation()
  const job = useJobs().find((candidate) => candidate.state === 'running')
  if (!job) return null
  const part = job.total ? job.done / job.total : null
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <Link href="/settings" className={classes.job}>
      {t('settings.import.running')}
      <Progress
        className={classes.jobBar}
        size={4}
        value={part === null ? 100 : part * 100}
        animated={part === null}
        aria-label={t('settings.import.running')}
      />
      {part !== null && percent.format(part)}
    </Link>
  )
}
