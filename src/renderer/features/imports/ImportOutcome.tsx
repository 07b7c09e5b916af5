import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { importReportSchema } from '#shared/imports/import.contract.ts'
import { AppError, errorCodes } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import classes from './Import.module.css'
import { ImportReport } from './ImportReport.tsx'

/** What a finished import did, or why it stopped. */
export function ImportOutcome({ job }: { job: Job }) {
  const { t } = useTranslation()
  const report = importReportSchema.safeParse(job.result)
  return (
    <>
      {job.state === 'failed' && (
        <FormMessage tone="bad">
          <strong>{t('settings.import.failed')}</strong> <ErrorText error={errorOf(job)} />
        </FormMessage>
      )}
      {job.state === 'cancelled' && <p className={classes.quiet}>{t('settings.import.cancelled')}</p>}
      {job.state === 'done' && <p className={classes.title}>{t('settings.import.done')}</p>}
      {report.success && <ImportReport report={report.data} />}
    </>
  )
}

function errorOf(job: Job): unknown {
  const code = errorCodes.find((known) => known === job.error?.code)
  return code ? new AppError(code, job.error?.message ?? '', job.error?.details) : job.error
}
