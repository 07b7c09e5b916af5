import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openMerge } from '#renderer/records/merge/merge.store.ts'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import classes from './Duplicates.module.css'
import type { Group } from './duplicate.groups.ts'
import { SuspectRow } from './SuspectRow.tsx'
import { useDismiss } from './useDismiss.ts'

type Props = { kind: DuplicateKind; group: Group; isDismissed: boolean }

/** Records that look the same, why, and what to do about it. Of more than two, those that are picked are merged one after the other. */
export function DuplicateCard({ kind, group, isDismissed }: Props) {
  const { t } = useTranslation()
  const { suspects, reasons, count, ids } = group
  const { dismiss, undismiss, isPending } = useDismiss(kind)
  const [picked, setPicked] = useState<string[]>([])
  // Whoever was picked may have been merged meanwhile.
  const here = picked.filter((id) => suspects.some(({ _id }) => _id === id))
  const [a, b, ...rest] = suspects.length === 2 ? suspects.map(({ _id }) => _id) : here
  const isChoice = suspects.length > 2
  return (
    <article className={classes.card} data-testid="duplicate-group">
      <header className={classes.head}>
        <h2 className={classes.reasons}>
          {reasons.map((reason) => (
            <span key={reason}>{t(`duplicates.same.${reason}`)}</span>
          ))}
        </h2>
        <span className={classes.quiet}>{t(`duplicates.records.${kind}`, { count })}</span>
        {isChoice && !isDismissed && <span className={classes.quiet}>· {t('duplicates.selectSome')}</span>}
        <span className={classes.gap} />
        {isDismissed ? (
          <Button size="compact-sm" variant="default" disabled={isPending} onClick={() => undismiss(ids)}>
            {t('duplicates.undismiss')}
          </Button>
        ) : (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={isPending}
              onClick={() => dismiss(ids)}
            >
              {t('duplicates.dismiss')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowMerge size={14} stroke={1.7} />}
              disabled={!a || !b}
              onClick={() => a && b && openMerge({ kind, ids: [a, b], rest })}
            >
              {t('duplicates.merge')}
            </Button>
          </>
        )}
      </header>
      <ul className={classes.suspects}>
        {suspects.map((suspect) => (
          <SuspectRow
            key={suspect._id}
            kind={kind}
            suspect={suspect}
            picked={isChoice && !isDismissed ? here.includes(suspect._id) : undefined}
            onPick={(isIn) =>
              setPicked(isIn ? [...here, suspect._id] : here.filter((id) => id !== suspect._id))
            }
          />
        ))}
      </ul>
      {count > suspects.length && (
        <p className={classes.quiet}>{t('duplicates.hidden', { count: count - suspects.length })}</p>
      )}
    </article>
  )
}
