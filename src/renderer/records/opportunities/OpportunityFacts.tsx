import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import { useMay } from '../../state/session.store.ts'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import { Money } from '../Money.tsx'
import { OwnerBadge } from '../OwnerBadge.tsx'
import { OwnerSelect } from '../OwnerSelect.tsx'
import { RelativeDate } from '../RelativeDate.tsx'
import classes from './OpportunityPanel.module.css'
import type { ShownOpportunity } from './opportunity.shown.ts'
import type { OpportunityForm } from './useOpportunityForm.ts'

type Props = { opportunity: ShownOpportunity; form: OpportunityForm }

/** What is linked or follows from the fields: owner, lead, contact, weighted value, dates. */
export function OpportunityFacts({ opportunity, form }: Props) {
  const { t } = useTranslation()
  const { lead_id, lead_name, contact_id, contact_name, value, probability, currency } = opportunity
  return (
    <>
      <dl className={classes.facts}>
        <Fact label={t('opportunities.form.owner')}>
          <Owner opportunity={opportunity} form={form} />
        </Fact>
        <Fact label={t('opportunities.panel.lead')}>
          <Linked id={lead_id} name={lead_name} href={`/leads/${lead_id}`} />
        </Fact>
        {contact_id && (
          <Fact label={t('opportunities.panel.contact')}>
            <Linked id={contact_id} name={contact_name} href={`/contacts/${contact_id}`} />
          </Fact>
        )}
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
        value={form.theirsOf('owner_email')}
        onTake={() => form.change({ owner_email: form.theirsOf('owner_email') ?? '' })}
      />
    </>
  )
}

function Linked({ id, name, href }: { id: string | null; name: string | null; href?: string }) {
  const { t } = useTranslation()
  if (!id) return <span className={classes.quiet}>{t('opportunities.panel.noLink')}</span>
  if (!name) return <span className={classes.quiet}>{t('opportunities.panel.gone')}</span>
  if (!href) return <bdi>{name}</bdi>
  return (
    <Link href={href} className={classes.link}>
      <bdi>{name}</bdi>
    </Link>
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
