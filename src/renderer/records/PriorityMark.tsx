import { useTranslation } from 'react-i18next'
import { canonicalPriority } from '#shared/leads/lead.rules.ts'
import { enumLabel } from './enum-labels.ts'
import classes from './marks.module.css'

/** What a lead without priority counts as, as on the website. */
export const noPriority = 'C'

type Props = { priority: string | null; withLabel?: boolean }

/** A priority as its letter in a small square, with its label beside it or on hover. */
export function PriorityMark({ priority, withLabel = false }: Props) {
  const { t } = useTranslation()
  const stored = priority ?? noPriority
  return <PriorityLine priority={stored} label={enumLabel(t, 'priority', stored)} withLabel={withLabel} />
}

type LineProps = { priority: string; label: string; withLabel?: boolean }

/** The same without hooks, for long lists that translate once for all rows. */
export function PriorityLine({ priority, label, withLabel = false }: LineProps) {
  const letter = canonicalPriority(priority)
  return (
    <span className={classes.priorityLine} title={withLabel ? undefined : label}>
      <span className={classes.priority} data-priority={letter ?? 'unknown'} aria-hidden>
        {letter ?? '?'}
      </span>
      <bdi className={withLabel ? classes.text : classes.hidden}>{label}</bdi>
    </span>
  )
}
