import { useTranslation } from 'react-i18next'
import { EmailButton } from '#renderer/records/mail/EmailButton.tsx'
import { RecordHeader, RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { Reach } from '#renderer/records/reach/Reach.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { LeadConversion } from './LeadConversion.tsx'
import { LeadMarks } from './LeadMarks.tsx'

/** Who the lead is: name, brand, how to reach them, and its marks. */
export function LeadHeader({ lead }: { lead: Lead }) {
  return (
    <RecordHeader
      listHref="/leads"
      picture={{ name: leadDisplayName(lead), hueKey: lead._id }}
      marks={<LeadMarks lead={lead} />}
      actions={
        <>
          <EmailButton record={{ lead_id: lead._id }} size="xs" />
          <LeadConversion lead={lead} />
        </>
      }
    >
      <LeadTitle lead={lead} />
      <Reach email={lead.email} phone={lead.phone} language={lead.language} />
    </RecordHeader>
  )
}

/** The display name, and the brand where it is another. */
export function LeadTitle({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const name = leadDisplayName(lead)
  return (
    <RecordTitle
      name={name === '—' ? t('leads.page.unnamed') : name}
      aside={lead.brand_name !== name && lead.brand_name}
    />
  )
}
