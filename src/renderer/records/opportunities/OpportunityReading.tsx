import { useTranslation } from 'react-i18next'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { enumLabel } from '../enum-labels.ts'
import { formatFullDay, formatPercent } from '../formats.ts'
import { Money } from '../Money.tsx'
import { Fact } from './OpportunityFacts.tsx'
import classes from './OpportunityPanel.module.css'

/** The fields of an opportunity for somebody who may only read. */
export function OpportunityReading({ opportunity }: { opportunity: Opportunity }) {
  const { t, i18n } = useTranslation()
  const { value, currency, probability, next_step } = opportunity
  const day = (date: Date | null) => (date ? formatFullDay(date, i18n.language) : '—')
  return (
    <dl className={classes.facts}>
      <Fact label={t('opportunities.form.value')}>
        <Money amount={value} currency={currency} />
      </Fact>
      <Fact label={t('opportunities.form.probability')}>
        {probability === null ? '—' : formatPercent(probability / 100, i18n.language)}
      </Fact>
      <Fact label={t('opportunities.form.expectedClose')}>{day(opportunity.expected_close_date)}</Fact>
      <Fact label={t('opportunities.form.nextStep')}>
        <bdi>{next_step ?? '—'}</bdi>
      </Fact>
      <Fact label={t('opportunities.form.nextActionDate')}>{day(opportunity.next_action_date)}</Fact>
      {opportunity.sector && (
        <Fact label={t('opportunities.field.sector')}>
          <bdi>{enumLabel(t, 'sector', opportunity.sector)}</bdi>
        </Fact>
      )}
      {opportunity.lost_reason && (
        <Fact label={t('opportunities.panel.lostReason')}>
          <span dir="auto">{opportunity.lost_reason}</span>
        </Fact>
      )}
    </dl>
  )
}
