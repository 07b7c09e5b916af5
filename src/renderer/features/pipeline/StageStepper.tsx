import { Button, Tooltip } from '@mantine/core'
import { IconThumbDown, IconTrophy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { canonicalStage, type Stage, stages } from '#shared/opportunities/stages.ts'
import { StageBadge } from '../../records/StageBadge.tsx'
import colors from '../../records/stage-colors.module.css'
import { moveCard } from './moves.ts'
import classes from './StageStepper.module.css'

const openStages: readonly Stage[] = stages.filter((stage) => stage !== 'won' && stage !== 'lost')

/** Where an opportunity stands on its way, and a click to any other step. A click on an open step reopens it. */
export function StageStepper({ opportunity, mayMove }: { opportunity: Opportunity; mayMove: boolean }) {
  const { t } = useTranslation()
  const stage = canonicalStage(opportunity.stage)
  const reached = stage === 'won' ? openStages.length : stage ? openStages.indexOf(stage) + 1 : 0
  const move = (to: Stage) => moveCard(opportunity, to, t, false)
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
