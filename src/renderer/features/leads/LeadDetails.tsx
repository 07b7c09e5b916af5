import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import classes from './LeadDetails.module.css'
import { LeadFieldRow } from './LeadFieldRow.tsx'
import { type FieldGroup, fieldGroups } from './lead-fields.ts'

/** Every field of a lead, in groups; a viewer reads, others edit in place. */
export function LeadDetails({ lead }: { lead: Lead }) {
  const readOnly = !useMay('sales')
  return (
    <div className={classes.root}>
      {fieldGroups.map((group) => (
        <Group key={group.name} group={group} lead={lead} readOnly={readOnly} />
      ))}
      <OtherFields lead={lead} />
    </div>
  )
}

function Group({ group, lead, readOnly }: { group: FieldGroup; lead: Lead; readOnly: boolean }) {
  const { t } = useTranslation()
  const plain = group.plain.filter((field) => lead[field])
  if (group.fields.length === 0 && plain.length === 0) return null
  return (
    <section className={classes.group} aria-label={t(`leads.page.group.${group.name}`)}>
      <h2 className={classes.heading}>{t(`leads.page.group.${group.name}`)}</h2>
      {group.fields.map((spec) => (
        <LeadFieldRow key={spec.field} lead={lead} spec={spec} readOnly={readOnly} />
      ))}
      {plain.map((field) => (
        <PlainRow key={field} label={t(`leads.field.${field}`)} text={lead[field] ?? ''} />
      ))}
      {group.name === 'origin' && <Dates lead={lead} />}
    </section>
  )
}

function Dates({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  return (['created_at', 'updated_at'] as const).map((field) => (
    <div key={field} className={classes.row}>
      <span className={classes.label}>{t(`leads.field.${field}`)}</span>
      <div className={classes.readOnly}>
        <RelativeDate date={lead[field]} />
      </div>
    </div>
  ))
}

function PlainRow({ label, text }: { label: string; text: string }) {
  return (
    <div className={classes.row}>
      <bdi className={classes.label}>{label}</bdi>
      <div className={classes.readOnly}>
        <span className={classes.paragraph} dir="auto">
          {text}
        </span>
      </div>
    </div>
  )
}

/** What other programs stored and no field of ours shows. */
function OtherFields({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  if (lead.other_fields.length === 0) return null
  return (
    <details className={classes.group}>
      <summary className={classes.heading}>{t('leads.page.group.other')}</summary>
      {lead.other_fields.map(({ field, value }) => (
        <PlainRow key={field} label={field} text={value} />
      ))}
    </details>
  )
}
