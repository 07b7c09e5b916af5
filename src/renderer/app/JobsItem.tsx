import { Popover, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '#shared/jobs/job.contract.ts'
import { api, ask } from '../api/client.ts'
import { useJobs } from '../state/jobs.ts'
import { JobProgress } from '../ui/JobProgress.tsx'
import { showError } from '../ui/toasts.tsx'
import classes from './StatusBar.module.css'

/** Long work that runs in the background: pressed, it tells all of it and can be stopped. */
export function JobsItem() {
  const { t, i18n } = useTranslation()
  const [opened, setOpened] = useState(false)
  const running = useJobs().filter(({ state }) => state === 'running')
  const [job] = running
  if (!job) return null
  const part = job.total ? job.done / job.total : null
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const name = t(`jobs.kind.${job.kind}`)
  return (
    <Popover position="top-start" width={360} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.job}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {name}
          <Progress
            className={classes.jobBar}
            size={4}
            value={part === null ? 100 : part * 100}
            animated={part === null}
            aria-label={name}
          />
          {part !== null && percent.format(part)}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.jobs} aria-label={t('jobs.title')}>
        {running.map((candidate) => (
          <RunningJob key={candidate.id} job={candidate} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

function RunningJob({ job }: { job: Job }) {
  const { t } = useTranslation()
  const cancel = useMutation({
    mutationFn: () => ask(api.jobs.cancel({ id: job.id })),
    onError: (error) => showError(error)
  })
  return (
    <JobProgress
      job={job}
      label={t(`jobs.kind.${job.kind}`)}
      onCancel={() => cancel.mutate()}
      isCancelling={cancel.isPending || cancel.isSuccess}
    />
  )
}
