import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useFieldErrors } from '#renderer/ui/errors.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { WaitingWrite } from '#shared/offline/outbox.contract.ts'
import classes from './Sync.module.css'
import { useSyncWords } from './useSyncWords.ts'
import { ValueInput } from './ValueInput.tsx'
import { valueSpec } from './value.spec.ts'

/** The values of a refused write, to be changed and sent again. */
export function WriteEditor({ write, onClose }: { write: WaitingWrite; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useSyncWords()
  const errorsOf = useFieldErrors()
  const [set, setSet] = useState<Record<string, unknown>>({})
  const edit = useMutation({
    mutationFn: () => ask(api.outbox.edit({ id: write.id, set })),
    onSuccess: onClose,
    onError: (error) => {
      if (Object.keys(errorsOf(error)).length === 0) showError(error)
    }
  })
  const errors = errorsOf(edit.error)
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault()
        edit.mutate()
      }}
    >
      {write.fields
        .filter(({ editable }) => editable)
        .map(({ field, value, base }) => (
          <div key={field} className={classes.edited}>
            <span className={classes.quiet}>{words.field(field)}</span>
            <ValueInput
              spec={valueSpec(field, value, base)}
              label={words.field(field)}
              value={field in set ? set[field] : value}
              error={errors[field]}
              onChange={(typed) => setSet((before) => ({ ...before, [field]: typed }))}
            />
          </div>
        ))}
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="xs" type="submit" loading={edit.isPending}>
          {t('sync.refused.again')}
        </Button>
      </div>
    </form>
  )
}
