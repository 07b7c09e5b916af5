import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { WaitingWrite } from '#shared/offline/outbox.contract.ts'
import { discardWrite } from './discard.ts'
import { Reason } from './Reason.tsx'
import { RecordName } from './RecordName.tsx'
import classes from './Sync.module.css'
import { WriteEditor } from './WriteEditor.tsx'
import { WrittenFields } from './WrittenFields.tsx'

/** A write that the server did not take: why, and the ways to go on. */
export function RefusedWrite({ write }: { write: WaitingWrite }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const [isEditing, setEditing] = useState(false)
  const retry = useMutation({
    mutationFn: () => ask(api.outbox.retry({ id: write.id })),
    onError: (error) => showError(error)
  })
  const isEditable = mayWrite && write.fields.some(({ editable }) => editable)
  return (
    <article className={classes.conflict} data-testid="sync-refused">
      <header className={classes.line}>
        <RecordName record={write} />
        <RelativeDate date={write.at} />
      </header>
      <div className={classes.reason}>
        <Reason reason={write.reason} />
      </div>
      {isEditing ? (
        <WriteEditor write={write} onClose={() => setEditing(false)} />
      ) : (
        <>
          <WrittenFields fields={write.fields} />
          <div className={classes.actions}>
            <Button
              size="xs"
              variant="subtle"
              color="red"
              onClick={() => discardWrite(write.id, t).catch(showError)}
            >
              {t('sync.refused.discard')}
            </Button>
            {isEditable && (
              <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                {t('sync.refused.edit')}
              </Button>
            )}
            {mayWrite && (
              <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
                {t('sync.refused.again')}
              </Button>
            )}
          </div>
        </>
      )}
    </article>
  )
}
