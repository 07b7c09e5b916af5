import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '#shared/jobs/job.contract.ts'
import { type LeadImportReport, outcomes } from '#shared/lead-imports/import.schema.ts'
import classes from './ImportPage.module.css'

type Props = {
  /** Beforehand, or when it is done. */
  of: 'count' | 'done'
  report: LeadImportReport | null
  /** The job that counts. */
  progress?: Job | null
  note?: string | null
}

/** How many rows became, or will become, what. */
export function Counts({ of, report, progress = null, note = null }: Props) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const part = progress?.total ? (progress.done / progress.total) * 100 : 0
  return (
    <section className={classes.counts} aria-busy={report === null}>
      {outcomes.map((outcome) => (
        <div
          key={outcome}
          className={classes.count}
          data-outcome={outcome}
          data-none={!report?.counts[outcome] || undefined}
        >
          <span className={classes.figure}>{report ? number.format(report.counts[outcome]) : '–'}</span>
          <span className={classes.quiet}>{t(`leadImports.${of}.${outcome}`)}</span>
        </div>
      ))}
      <Progress
        className={classes.counting}
        size={3}
        value={report ? 100 : part}
        data-idle={report !== null || undefined}
        aria-label={t('leadImports.check.counting')}
      />
      {note && <p className={classes.leftOut}>{note}</p>}
      {report !== null && report.left_out > 0 && (
        <p className={classes.leftOut}>{t('leadImports.leftOut', { count: report.left_out })}</p>
      )}
    </section>
  )
}
