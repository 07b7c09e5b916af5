import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import { useMay } from '../../state/session.store.ts'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import { Money } from '../Money.tsx'
import { OwnerBadge } from '../OwnerBadge.tsx'
import { OwnerSelect } from '../OwnerSelect.tsx'
import { RelativeDate } from '../RelativeDate.tsx'
import { LinkField } from './LinkField.tsx'
import classes from './OpportunityPanel.module.css'
import type { ShownOpportunity } from './opportunity.shown.ts'
import type { OpportunityForm } from './useOpportunityForm.ts'

type Props = { opportunity: ShownOpportunity; form: OpportunityForm }

/** What is linked or follows from the fields: owner, lead, contact, weighted value, dates. */
export function OpportunityFacts({ opportunity, form }: Props) {
  const { t } = useTranslation()
  const { value, probability, currency } = opportunity
  return (
    <>
      <dl className={classes.facts}>
        <Fact label={t('opportunities.form.owner')}>
          <Owner opportunity={opportunity} form={form} />
        </Fact>
        <Fact label={t('opportunities.panel.lead')}>
          <LinkField kind="lead" opportunity={opportunity} form={form} />
        </Fact>
        <Fact label={t('opportunities.panel.contact')}>
          <LinkField kind="contact" opportunity={opportunity} form={form} />
        </Fact>
        <Fact label={t('opportunities.panel.weighted')}>
          <Money amount={value === null ? null : weightedValue(value, probability)} currency={currency} />
        </Fact>
      </dl>
      <div className={classes.stamps}>
        <Stamp label={t('opportunities.panel.created')} date={opportunity.created_at} />
        <Stamp label={t('opportunities.panel.updated')} date={opportunity.updated_at} />
        <Stamp label={t('opportunities.panel.closed')} date={opportunity.closed_at} />
      </div>
    </>
  )
}

/** A line of a list of facts: what it is, and how it stands. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** Administrators hand opportunities out; for everybody else the owner is a fact. */
function Owner({ opportunity, form }: Props) {
  const { t } = useTranslation()
  const mayAssign = useMay('admin')
  if (!mayAssign) return <OwnerBadge owner={opportunity.owner_email} />
  return (
    <>
      <OwnerSelect
        clearable={false}
        aria-label={t('opportunities.form.owner')}
        value={form.draft.owner_email || null}
        onChange={(owner) => owner && form.change({ owner_email: owner })}
        error={form.errorOf('owner_email')}
      />
      <FieldNotice
        of={form.storedField('owner_email')}
        value={form.theirsOf('owner_email')}
        onTake={() => form.change({ owner_email: form.theirsOf('owner_email') ?? '' })}
      />
    </>
  )
}

function Stamp({ label, date }: { label: string; date: Date | null }) {
  if (!date) return null
  return (
    <span>
      {label} <RelativeDate date={date} />
    </span>
  )
}
