import { useTranslation } from 'react-i18next'
import { Initials } from '#renderer/records/Initials.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { BackToList } from './BackToList.tsx'
import { CopyValue } from './CopyValue.tsx'
import { LeadMarks } from './LeadMarks.tsx'
import classes from './LeadPage.module.css'

/** Who the lead is: name, brand, how to reach them, and its marks. */
export function LeadHeader({ lead }: { lead: Lead }) {
  return (
    <header className={classes.header}>
      <div className={classes.back}>
        <BackToList />
      </div>
      <div className={classes.who}>
        <span className={classes.picture}>
          <Initials name={lead.brand_name ?? leadDisplayName(lead)} hueKey={lead._id} />
        </span>
        <div className={classes.names}>
          <LeadTitle lead={lead} />
          <LeadReach lead={lead} />
        </div>
      </div>
      <LeadMarks lead={lead} />
    </header>
  )
}

/** The display name as the page's heading, and the brand beside it. */
export function LeadTitle({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const name = leadDisplayName(lead)
  const isUnnamed = name === '—'
  return (
    <div className={classes.titleLine}>
      <h1 className={classes.title}>
        <bdi>{isUnnamed ? t('leads.page.unnamed') : name}</bdi>
      </h1>
      {lead.brand_name && lead.brand_name !== name && <bdi className={classes.brand}>{lead.brand_name}</bdi>}
    </div>
  )
}

/** How to reach the lead: address and number, each with its copy button. */
export function LeadReach({ lead }: { lead: Lead }) {
  if (!lead.email && !lead.phone) return null
  return (
    <div className={classes.reach}>
      {(['email', 'phone'] as const).map(
        (field) =>
          lead[field] && (
            <span key={field} className={classes.reachItem}>
              <bdi className={classes.reachText}>{lead[field]}</bdi>
              <CopyValue value={lead[field]} field={field} />
            </span>
          )
      )}
    </div>
  )
}
