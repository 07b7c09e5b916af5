import { Button } from '@mantine/core'
import { IconPlus, IconZzz } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isOverdue } from '#renderer/records/opportunities/card.facts.ts'
import { nextStepField } from '#renderer/records/opportunities/OpportunityFields.tsx'
import type { ShownOpportunity } from '#renderer/records/opportunities/opportunity.shown.ts'
import { usePipelineSettings } from '#renderer/records/opportunities/pipeline.settings.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import classes from './OpportunityPage.module.css'

/** What happens next and when, and whether somebody should wake the deal up. What is won or lost has no next step. */
export function NextStep({ opportunity }: { opportunity: ShownOpportunity }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const { stale_days } = usePipelineSettings()
  const { next_step, next_action_date, isQuiet } = opportunity
  if (isClosedStage(opportunity.stage)) return null
  const isLate = isOverdue(opportunity, new Date())
  return (
    <section className={classes.card} aria-label={t('opportunities.page.next')}>
      <h2 className={classes.heading}>{t('opportunities.page.next')}</h2>
      <div className={classes.next}>
        <span className={classes.step} dir="auto" data-none={!next_step || undefined}>
          {next_step ?? t('opportunities.card.noAction')}
        </span>
        {next_action_date && (
          <span className={classes.due} data-late={isLate || undefined}>
            {isLate && `${t('opportunities.card.overdue')} · `}
            <RelativeDate date={next_action_date} day />
          </span>
        )}
        {mayWrite && !next_step && !next_action_date && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => document.getElementById(nextStepField)?.focus()}
          >
            {t('opportunities.page.addNext')}
          </Button>
        )}
      </div>
      {isQuiet && (
        <p className={classes.quiet}>
          <IconZzz size={15} stroke={1.7} aria-hidden />
          {t('opportunities.card.quiet', { count: stale_days })}
        </p>
      )}
    </section>
  )
}
