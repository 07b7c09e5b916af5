import { OpportunityReading } from '#renderer/records/opportunities/OpportunityReading.tsx'
import { type ShownOpportunity, useOpportunity } from '#renderer/records/opportunities/opportunity.shown.ts'
import { StageStepper } from '#renderer/records/opportunities/StageStepper.tsx'
import { PeekPanel } from '#renderer/records/page/PeekPanel.tsx'
import { PeekViews } from '#renderer/records/page/PeekViews.tsx'
import { RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { NextStep } from './NextStep.tsx'

type Props = { id: string; onClose: () => void }

/** A deal in a panel beside the list: it follows the marked row. Its stage moves here, its values in the row. */
export function OpportunityPeek({ id, onClose }: Props) {
  const { opportunity, ...query } = useOpportunity(id)
  return (
    <PeekPanel href={`/opportunities/${id}`} name={opportunity?.name} query={query} onClose={onClose}>
      {opportunity && <Content key={id} opportunity={opportunity} />}
    </PeekPanel>
  )
}

function Content({ opportunity }: { opportunity: ShownOpportunity }) {
  const mayWrite = useMay('sales')
  return (
    <>
      <RecordTitle name={opportunity.name} />
      <StageStepper opportunity={opportunity} mayMove={mayWrite} />
      <NextStep opportunity={opportunity} />
      <PeekViews
        timeline={<Timeline record={{ opportunity_id: opportunity._id }} />}
        details={<OpportunityReading opportunity={opportunity} />}
      />
    </>
  )
}
