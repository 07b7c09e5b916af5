import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useJobs } from '#renderer/state/jobs.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { Job } from '#shared/jobs/job.contract.ts'
import classes from './Import.module.css'
import { ImportOutcome } from './ImportOutcome.tsx'
import { startImport } from './import.start.ts'

/** Brings a folder of mongoexport files into the workspace: start, progress, report. */
export function ImportSection() {
  const { t } = useTranslation()
  const job = useJobs().find((candidate) => candidate.kind === 'import-dump')
  const start = useMutation({ mutationFn: startImport, onError: (error) => showError(error) })
  const isRunning = job?.state === 'running'
  return (
    <SettingsSection title={t('settings.import.title')}>
      <SettingRow label={t('settings.import.folder')} hint={t('settings.import.body')}>
        <Button
          variant="default"
          leftSection={<IconDatabaseImport size={16} stroke={1.6} />}
          loading={start.isPending}
          disabled={isRunning}
          onClick={() => start.mutate()}
        >
          {t('settings.import.choose')}
        </Button>
      </SettingRow>
      {job && (
        <div className={classes.job}>{isRunning ? <Running job={job} /> : <ImportOutcome job={job} />}</div>
      )}
    </SettingsSection>
  )
}

function Running({ job }: { job: Job }) {
  const { t } = useTranslation()
  const cancel = useMutation({
    mutationFn: () => ask(api.jobs.cancel({ id: job.id })),
    onError: (error) => showError(error)
  })
  return (
    <>
      <JobProgress
        job={job}
        label={t('settings.import.running')}
        onCancel={() => cancel.mutate()}
        isCancelling={cancel.isPending || cancel.isSuccess}
      />
      <p className={classes.quiet}>{t('settings.import.background')}</p>
    </>
  )
}
