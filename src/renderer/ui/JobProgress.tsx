import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '#shared/jobs/job.contract.ts'
import classes from './JobProgress.module.css'
import { jobPace, roughDuration } from './job.pace.ts'

type Props = { job: Job; label: string; onCancel: () => void; isCancelling: boolean }

/** Long work under way: bar, count, rate, time left, and a way to stop it. */
export function JobProgress({ job, label, onCancel, isCancelling }: Props) {
  const { t } = useTranslation()
  const part = job.total ? Math.min(1, job.done / job.total) : null
  return (
    <div className={classes.job}>
      <div className={classes.line}>
        <span className={classes.label}>{label}</span>
        <Button variant="default" size="xs" loading={isCancelling} onClick={onCancel}>
          {t('jobs.stop')}
        </Button>
      </div>
      <Progress
        value={part === null ? 100 : part * 100}
        animated={part === null}
        size={6}
        aria-label={label}
      />
      <div className={classes.facts}>
        <Facts job={job} />
      </div>
      {job.step && <div className={classes.facts}>{t('jobs.step', { step: `\u2068${job.step}\u2069` })}</div>}
    </div>
  )
}

function Facts({ job }: { job: Job }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 })
  const { perSecond, secondsLeft } = jobPace(job, new Date())
  const facts = [
    job.total === null
      ? t('jobs.progressOpen', { done: number.format(job.done) })
      : t('jobs.progress', { done: number.format(job.done), total: number.format(job.total) }),
    perSecond !== null && t('jobs.rate', { rate: number.format(perSecond) }),
    secondsLeft !== null && t('jobs.left', { time: roughDuration(secondsLeft, i18n.language) })
  ]
  return facts.filter(Boolean).join(' · ')
}
