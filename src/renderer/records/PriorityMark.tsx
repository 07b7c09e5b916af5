import { useTranslation } from 'react-i18next'
import { canonicalPriority } from '#shared/leads/lead.rules.ts'
import { enumLabel } from './enum-labels.ts'
import classes from './marks.module.css'

type Props = { priority: string | null; withLabel?: boolean }

/** A priority as its letter in a small square. A lead without priority counts as C, as on the website. */
export function PriorityMark({ priority, withLabel = false }: Props) {
  const { t } = useTranslation()
  const stored = priority ?? 'C'
  const letter = canonicalPriority(stored)
  const label = enumLabel(t, 'priority', stored)
  return (
    <span className={classes.priorityLine} title={withLabel ? undefined : label}>
      <span className={classes.priority} data-priority={letter ?? 'unknown'} aria-hidden>
        {letter ?? '?'}
      </span>
      {withLabel ? (
        <bdi className={classes.text}>{label}</bdi>
      ) : (
        <span className={classes.hidden}>{label}</span>
      )}
    </span>
  )
}
