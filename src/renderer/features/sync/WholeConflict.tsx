import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { SyncConflict } from '#shared/offline/outbox.contract.ts'
import { RecordName } from './RecordName.tsx'
import classes from './Sync.module.css'
import { WrittenFields } from './WrittenFields.tsx'

const sides = ['mine', 'theirs'] as const

/** A record that was deleted on one side and changed on the other: it goes, or it stays. */
export function WholeConflict({ conflict }: { conflict: SyncConflict }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const isGone = conflict.kind === 'deleted_there'
  const decide = useMutation({
    mutationFn: (choose: (typeof sides)[number]) => ask(api.outbox.decide({ id: conflict.id, choose })),
    onSuccess: ({ document_id }) =>
      showDone(t(document_id ? 'sync.conflicts.restored' : 'sync.conflicts.applied')),
    onError: (error) => showError(error)
  })
  const labels = isGone
    ? { mine: t('sync.conflicts.restore'), theirs: t('sync.conflicts.drop') }
    : { mine: t('sync.conflicts.remove'), theirs: t('sync.conflicts.keep') }
  const name = `\u2068${conflict.name ?? t('sync.unnamed')}\u2069`
  const changes = conflict.fields.map(({ field, base, mine, theirs }) => ({
    field,
    base,
    value: isGone ? mine.value : theirs.value
  }))
  return (
    <article className={classes.conflict} data-testid="sync-conflict">
      <header className={classes.line}>
        <RecordName record={conflict} />
        <RelativeDate date={conflict.found_at} />
      </header>
      <p className={classes.words}>
        {t(isGone ? 'sync.conflicts.deleted_there' : 'sync.conflicts.changed_there', { name })}
      </p>
      <WrittenFields fields={changes} />
      {mayWrite && (
        <div className={classes.actions}>
          {sides.toReversed().map((side) => (
            <Button
              key={side}
              size="xs"
              variant={side === 'mine' ? 'filled' : 'default'}
              color={side === 'mine' && !isGone ? 'red' : undefined}
              disabled={decide.isPending}
              onClick={() => decide.mutate(side)}
            >
              {labels[side]}
            </Button>
          ))}
        </div>
      )}
    </article>
  )
}
