import { useTranslation } from 'react-i18next'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { enumLabel } from './enum-labels.ts'
import classes from './StageBadge.module.css'
import colors from './stage-colors.module.css'

/** A stored stage as a coloured chip with its label; a value that nobody knows is shown as stored, in grey. */
export function StageBadge({ stage }: { stage: string | null }) {
  const { t } = useTranslation()
  const step = canonicalStage(stage)
  const label = step ? t(`enums.stage.${step}`) : enumLabel(t, 'stage', stage ?? '')
  return (
    <span className={`${colors.stage} ${classes.badge}`} data-stage={step ?? 'unknown'}>
      <span className={classes.dot} aria-hidden />
      <bdi className={classes.label}>{label}</bdi>
    </span>
  )
}
