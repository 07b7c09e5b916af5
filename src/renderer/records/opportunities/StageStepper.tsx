import { Button, Tooltip } from '@mantine/core'
import { IconThumbDown, IconTrophy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import { canonicalStage, type Stage } from '#shared/opportunities/stages.ts'
import { StageBadge } from '../StageBadge.tsx'
import colors from '../stage-colors.module.css'
import { moveCards } from './moves.ts'
import type { ShownOpportunity } from './opportunity.shown.ts'
import { usePipelineSettings } from './pipeline.settings.ts'
import classes from './StageStepper.module.css'

/** Where an opportunity stands on its way, and a click to any other step. A click on an open step reopens it. */
export function StageStepper({ opportunity, mayMove }: { opportunity: ShownOpportunity; mayMove: boolean }) {
  const { t } = useTranslation()
  const stage = canonicalStage(opportunity.stage)
  const openStages = usePipelineSettings()
    .stages.map((setting) => setting.stage)
    .filter((each) => !isClosedStage(each))
  const reached = stage === 'won' ? openStages.length : stage ? openStages.indexOf(stage) + 1 : 0
  const move = (to: Stage) => moveCards([opportunity], to, t)
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <StageBadge stage={opportunity.stage} />
        <span className={classes.space} />
        {mayMove && stage !== 'won' && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTrophy size={14} stroke={1.7} aria-hidden />}
            onClick={() => move('won')}
          >
            {t('opportunities.panel.markWon')}
          </Button>
        )}
        {mayMove && stage !== 'lost' && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconThumbDown size={14} stroke={1.7} aria-hidden />}
            onClick={() => move('lost')}
          >
            {t('opportunities.panel.markLost')}
          </Button>
        )}
      </div>
      <fieldset className={classes.steps} aria-label={t('opportunities.panel.changeStage')}>
        {openStages.map((step, at) => (
          <Tooltip key={step} label={t(`enums.stage.${step}`)} openDelay={100}>
            <button
              type="button"
              className={`${colors.stage} ${classes.step}`}
              data-stage={stage === 'won' ? 'won' : step}
              data-reached={at < reached || undefined}
              aria-label={t(`enums.stage.${step}`)}
              aria-current={step === stage ? 'step' : undefined}
              disabled={!mayMove || step === stage}
              onClick={() => move(step)}
            />
          </Tooltip>
        ))}
      </fieldset>
    </div>
  )
}
