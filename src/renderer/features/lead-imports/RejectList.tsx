import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { usePreferences } from '#renderer/state/preferences.store.ts'
import { scrollRegion } from '#renderer/ui/scrollRegion.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import classes from './ImportPage.module.css'
import { problemText, refusalText } from './import.words.ts'
import tables from './Tables.module.css'

/** The rows that stayed out, with the reasons, and the way to get them as a file. */
export function RejectList({ jobId, report }: { jobId: string; report: LeadImportReport }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const save = useMutation({
    mutationFn: () => ask(api.leadImports.saveRejects({ job_id: jobId, language })),
    onSuccess: (saved) => saved && showDone(t('leadImports.rejects.saved', { ...saved })),
    onError: (error) => showError(refusalText(t, error) ?? error)
  })
  const { rejects, counts } = report
  return (
    <section>
      <div className={classes.rejectsHead}>
        <div>
          <h2 className={classes.title}>{t('leadImports.rejects.title')}</h2>
          <p className={classes.quiet}>{t('leadImports.rejects.hint')}</p>
        </div>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.7} />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('leadImports.rejects.save')}
        </Button>
      </div>
      <div className={tables.tableBox} {...scrollRegion(t('leadImports.rejects.title'))}>
        <table className={tables.table} aria-label={t('leadImports.rejects.title')}>
          <thead>
            <tr>
              <th scope="col" className={tables.line}>
                {t('leadImports.rejects.line')}
              </th>
              <th scope="col">{t('leadImports.rejects.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map(({ line, problems }) => (
              <tr key={line}>
                <td className={tables.line}>{line}</td>
                <td>{problems.map((problem) => problemText(t, problem)).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {counts.rejected > rejects.length && (
        <p className={classes.quiet}>
          {t('leadImports.rejects.more', { shown: rejects.length, total: counts.rejected })}
        </p>
      )}
    </section>
  )
}
