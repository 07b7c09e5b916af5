import { Button } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { ChosenFile } from '#shared/lead-imports/import.contract.ts'
import type { ImportPlan } from '#shared/lead-imports/import.schema.ts'
import { Counts } from './Counts.tsx'
import { DefaultsForm } from './DefaultsForm.tsx'
import classes from './ImportPage.module.css'
import { goToStep, importStore, planOf, useImport } from './import.store.ts'
import { refusalText } from './import.words.ts'
import { PreviewTable } from './PreviewTable.tsx'
import { RulesForm } from './RulesForm.tsx'
import { StepFrame } from './StepFrame.tsx'
import { useImportCheck } from './useImportCheck.ts'

/** What would happen: counts, the first rows as they would be stored, and the rules that decide. */
export function CheckStep() {
  const file = useImport((state) => state.file)
  const columns = useImport((state) => state.columns)
  const rules = useImport((state) => state.rules)
  const plan = planOf({ file, columns, rules })
  return file && plan ? <Check file={file} plan={plan} /> : null
}

function Check({ file, plan }: { file: ChosenFile; plan: ImportPlan }) {
  const { t } = useTranslation()
  const check = useImportCheck(file.file_id, plan)
  const preview = useQuery({
    ...callOptions('leadImports', 'preview', { file_id: file.file_id, plan }),
    placeholderData: keepPreviousData
  })
  const run = useMutation({
    mutationFn: () => ask(api.leadImports.run({ file_id: file.file_id, plan })),
    onSuccess: (job) => importStore.setState({ step: 'result', jobId: job.id }),
    onError: (error) => showError(refusalText(t, error) ?? error)
  })
  const { report, error } = check
  const wanted = report ? report.counts.created + report.counts.updated : null
  const refused = error ?? preview.error
  return (
    <StepFrame
      actions={
        <>
          <Button variant="default" onClick={() => goToStep('columns')}>
            {t('leadImports.back')}
          </Button>
          <Button loading={run.isPending} disabled={!wanted} onClick={() => run.mutate()}>
            {wanted === null
              ? t('leadImports.check.counting')
              : t('leadImports.check.run', { count: wanted })}
          </Button>
        </>
      }
    >
      {Boolean(refused) && (
        <FormMessage tone="bad">{refusalText(t, refused) ?? <ErrorText error={refused} />}</FormMessage>
      )}
      <Counts
        of="count"
        report={report}
        progress={check.job}
        note={wanted === 0 ? t('leadImports.check.nothing') : null}
      />
      <div className={classes.settings}>
        <RulesForm />
        <DefaultsForm />
      </div>
      <PreviewTable rows={preview.data ?? []} first={report?.first ?? []} columns={plan.columns} />
    </StepFrame>
  )
}
