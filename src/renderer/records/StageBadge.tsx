import { useTranslation } from 'react-i18next'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { enumLabel } from './enum-labels.ts'
import classes from './StageBadge.module.css'
import colors from './stage-colors.module.css'

/** A stored stage as a coloured chip with its label; a value that nobody knows is shown as stored, in grey. */
export function StageBadge({ stage, of = 'stage' }: { stage: string | null; of?: 'stage' | 'lead_stage' }) {
  const { t } = useTranslation()
  return <StageChip stage={stage} label={enumLabel(t, of, stage ?? '')} />
}

/** The same without hooks, for long lists that translate once for all rows. */
export function StageChip({ stage, label }: { stage: string | null; label: string }) {
  return (
    <span className={`${colors.stage} ${classes.badge}`} data-stage={canonicalStage(stage) ?? 'unknown'}>
      <span className={classes.dot} aria-hidden />
      <bdi className={classes.label}>{label}</bdi>
    </span>
  )
}
