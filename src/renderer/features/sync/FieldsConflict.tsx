import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { useFieldErrors } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { SyncConflict } from '#shared/offline/outbox.contract.ts'
import { type Choice, FieldChoice } from './FieldChoice.tsx'
import { RecordName } from './RecordName.tsx'
import classes from './Sync.module.css'

/** Fields that both sides changed: for each mine, theirs or something else. What is not chosen stays open. */
export function FieldsConflict({ conflict }: { conflict: SyncConflict }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const chosen = Object.keys(choices).length
  const resolve = useMutation({
    mutationFn: () => ask(api.outbox.resolve({ id: conflict.id, choices })),
    onSuccess: () => {
      setChoices({})
      showDone(t('sync.conflicts.applied'))
    },
    onError: (error) => {
      if (Object.keys(errorsOf(error)).length === 0) showError(error)
    }
  })
  const errorsOf = useFieldErrors()
  const errors = errorsOf(resolve.error)
  return (
    <article className={classes.conflict} data-testid="sync-conflict">
      <header className={classes.line}>
        <RecordName record={conflict} />
        <RelativeDate date={conflict.found_at} />
      </header>
      {conflict.fields.map((field) => (
        <FieldChoice
          key={field.field}
          field={field}
          choice={choices[field.field]}
          error={errors[field.field]}
          disabled={!mayWrite}
          onChoose={(choice) => setChoices((before) => ({ ...before, [field.field]: choice }))}
        />
      ))}
      {mayWrite && (
        <div className={classes.actions}>
          <Button
            size="xs"
            disabled={chosen === 0}
            loading={resolve.isPending}
            onClick={() => resolve.mutate()}
          >
            {t('sync.conflicts.apply')}
          </Button>
        </div>
      )}
    </article>
  )
}
