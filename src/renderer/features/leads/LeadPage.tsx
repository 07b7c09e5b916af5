import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { RelatedInvoices } from '#renderer/records/invoices/RelatedInvoices.tsx'
import { UnsentMails } from '#renderer/records/mail/UnsentMails.tsx'
import { BackToList } from '#renderer/records/page/BackToList.tsx'
import { HistoryHeading, RecordColumns, RecordSkeleton } from '#renderer/records/page/RecordColumns.tsx'
import { useBackKey } from '#renderer/records/page/useBackKey.ts'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { RecordTasks } from '#renderer/records/tasks/RecordTasks.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import type { LinkedRecord } from '#shared/records/record.schema.ts'
import { LeadAnalysis } from './LeadAnalysis.tsx'
import { LeadContacts } from './LeadContacts.tsx'
import { LeadDetails } from './LeadDetails.tsx'
import { LeadHeader } from './LeadHeader.tsx'
import { LeadOpportunities } from './LeadOpportunities.tsx'
import { LeadScore } from './LeadScore.tsx'

/** One lead: who it is on top, what happened in the middle, every field at the end side. */
export function LeadPage() {
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const { data: lead, error, refetch } = useQuery(callOptions('leads', 'get', { _id: id }))
  useBackKey(() => navigate('/leads'))
  // A lead that was given up or deleted is not shown from memory.
  const isGone = error instanceof AppError && error.code === 'not_found'
  if (error && (isGone || !lead)) {
    return (
      <ErrorState error={error} onRetry={() => void refetch()}>
        <BackToList href="/leads" />
      </ErrorState>
    )
  }
  if (!lead) return <RecordSkeleton />
  return (
    <>
      <LeadHeader lead={lead} />
      <RecordColumns
        side={
          <>
            <LeadScore id={id} />
            <RecordTasks record={linkOf(lead)} />
            <LeadOpportunities lead={lead} />
            <RelatedInvoices record={{ lead_id: id }} />
            <LeadContacts lead={lead} />
            <LeadDetails key={id} lead={lead} />
          </>
        }
      >
        <LeadAnalysis key={`analysis-${id}`} lead={lead} />
        <UnsentMails record={{ lead_id: id }} />
        <HistoryHeading />
        <Timeline key={id} record={{ lead_id: id }} />
      </RecordColumns>
    </>
  )
}

function linkOf(lead: Lead): LinkedRecord {
  return { kind: 'lead', _id: lead._id, name: leadDisplayName(lead), mayOpen: true }
}
