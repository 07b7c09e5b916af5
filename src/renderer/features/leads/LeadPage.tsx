import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { BackToList } from './BackToList.tsx'
import { LeadAnalysis } from './LeadAnalysis.tsx'
import { LeadDetails } from './LeadDetails.tsx'
import { LeadHeader } from './LeadHeader.tsx'
import { LeadOpportunities } from './LeadOpportunities.tsx'
import classes from './LeadPage.module.css'
import { useBackKey } from './useBackKey.ts'

/** One lead: who it is on top, what happened in the middle, every field at the end side. */
export function LeadPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const { data: lead, error, refetch } = useQuery(callOptions('leads', 'get', { _id: id }))
  useBackKey(() => navigate('/leads'))
  // A lead that was given up or deleted is not shown from memory.
  const isGone = error instanceof AppError && error.code === 'not_found'
  if (error && (isGone || !lead)) {
    return (
      <ErrorState error={error} onRetry={() => void refetch()}>
        <BackToList />
      </ErrorState>
    )
  }
  if (!lead) return <Waiting />
  return (
    <>
      <LeadHeader lead={lead} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <LeadAnalysis key={`analysis-${id}`} lead={lead} />
          <h2 className={`${classes.heading} ${classes.historyHead}`}>{t('activities.title')}</h2>
          <Timeline key={id} record={{ lead_id: id }} />
        </div>
        <aside className={classes.side} aria-label={t('leads.page.details')}>
          <LeadOpportunities lead={lead} />
          <LeadDetails key={id} lead={lead} />
        </aside>
      </div>
    </>
  )
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-busy>
      <TextSkeleton lines={8} />
    </div>
  )
}
