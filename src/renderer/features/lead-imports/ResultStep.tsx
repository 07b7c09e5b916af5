import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { takeBack } from '#renderer/records/list/useBulkNews.ts'
import { useJobs } from '#renderer/state/jobs.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { Job } from '#shared/jobs/job.contract.ts'
import { importReportSchema, type LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import { Counts } from './Counts.tsx'
import classes from './ImportPage.module.css'
import { startOver, useImport } from './import.store.ts'
import { refusalText } from './import.words.ts'
import { jobError } from './job.error.ts'
import { RejectList } from './RejectList.tsx'
import { StepFrame } from './StepFrame.tsx'

/** The import under way, and what has become of it. */
export function ResultStep() {
  const { t } = useTranslation()
  const jobId = useImport((state) => state.jobId)
  const job = useJobs().find(({ id }) => id === jobId)
  const isRunning = job?.state === 'running'
  return (
    <StepFrame
      actions={
        !isRunning && (
          <>
            {job?.undoable && (
              <Button variant="subtle" color="gray" onClick={() => void takeBack(job.id)}>
                {t('leadImports.run.undo')}
              </Button>
            )}
            <Button variant="default" onClick={startOver}>
              {t('leadImports.another')}
            </Button>
            <Button component={Link} href="/leads">
              {t('leadImports.run.open')}
            </Button>
          </>
        )
      }
    >
      {job && (isRunning ? <Running job={job} /> : <Ended job={job} />)}
    </StepFrame>
  )
}

function Running({ job }: { job: Job }) {
  const { t } = useTranslation()
  const cancel = useMutation({
    mutationFn: () => ask(api.jobs.cancel({ id: job.id })),
    onError: (error) => showError(error)
  })
  return (
    <div className={classes.running}>
      <JobProgress
        job={{ ...job, step: null }}
        label={t('leadImports.run.running', { file: `\u2068${job.step ?? ''}\u2069` })}
        onCancel={() => cancel.mutate()}
        isCancelling={cancel.isPending || cancel.isSuccess}
      />
      <p className={classes.quiet}>{t('leadImports.run.background')}</p>
    </div>
  )
}

function Ended({ job }: { job: Job }) {
  const { t } = useTranslation()
  const error = jobError(job)
  const report = reportOf(job)
  return (
    <>
      {job.state === 'done' && <FormMessage tone="good">{t('leadImports.run.done')}</FormMessage>}
      {job.state === 'cancelled' && <FormMessage tone="bad">{t('leadImports.run.cancelled')}</FormMessage>}
      {job.state === 'failed' && (
        <FormMessage tone="bad">
          <strong>{t('leadImports.run.failed')}</strong>{' '}
          {refusalText(t, error) ?? <ErrorText error={error} />} {report && t('leadImports.run.failedSoFar')}
        </FormMessage>
      )}
      {report && <Counts of="done" report={report} />}
      {report && report.counts.rejected > 0 && <RejectList jobId={job.id} report={report} />}
    </>
  )
}

/** What was done; of a failed job, so far. */
function reportOf({ result, error }: Job): LeadImportReport | null {
  const report = importReportSchema.safeParse(result ?? error?.details.report)
  return report.success ? report.data : null
}
