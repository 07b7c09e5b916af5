import { useQuery } from '@tanstack/react-query'
import { callOptions } from '#renderer/api/queries.ts'
import { PeekPanel } from '#renderer/records/page/PeekPanel.tsx'
import { PeekViews } from '#renderer/records/page/PeekViews.tsx'
import { Reach } from '#renderer/records/reach/Reach.tsx'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { LeadDetails } from './LeadDetails.tsx'
import { LeadTitle } from './LeadHeader.tsx'
import { LeadMarks } from './LeadMarks.tsx'
import { LeadScore } from './LeadScore.tsx'

type Props = { id: string; onClose: () => void }

/** A lead in a panel beside the list: it follows the marked row, and everything on it works. */
export function LeadPeek({ id, onClose }: Props) {
  const query = useQuery(callOptions('leads', 'get', { _id: id }))
  return (
    <PeekPanel
      href={`/leads/${id}`}
      name={query.data && leadDisplayName(query.data)}
      query={query}
      onClose={onClose}
    >
      {query.data && <Content key={id} lead={query.data} />}
    </PeekPanel>
  )
}

function Content({ lead }: { lead: Lead }) {
  return (
    <>
      <LeadTitle lead={lead} />
      <Reach email={lead.email} phone={lead.phone} language={lead.language} />
      <LeadMarks lead={lead} />
      <PeekViews
        timeline={<Timeline record={{ lead_id: lead._id }} />}
        details={
          <>
            <LeadScore id={lead._id} />
            <LeadDetails lead={lead} />
          </>
        }
      />
    </>
  )
}
