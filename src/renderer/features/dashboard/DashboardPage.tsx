import { useTranslation } from 'react-i18next'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { ActivityByOwner } from './ActivityCards.tsx'
import classes from './DashboardPage.module.css'
import { PipelineStages, StageDays, WonByMonth } from './DealCards.tsx'
import { Funnel, LeadStages, LeadsPerWeek, Sources } from './LeadCards.tsx'
import { MyTasks } from './MyTasks.tsx'
import type { OpenLists } from './open-lists.ts'
import { RecentActivity } from './RecentActivity.tsx'
import { Tiles } from './Tiles.tsx'

/** The first page of a day: what came in, what is open, how far things have come. Every figure opens its list. */
export function DashboardPage({ open }: { open: OpenLists }) {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('dashboard.title')} />
      <div className={classes.scroll}>
        <div className={classes.page}>
          <Tiles open={open} />
          <div className={classes.cards}>
            <MyTasks open={open} />
            <RecentActivity open={open} />
            <LeadsPerWeek open={open} />
            <Funnel open={open} />
            <WonByMonth open={open} />
            <PipelineStages open={open} />
            <LeadStages open={open} />
            <Sources open={open} />
            <StageDays open={open} />
            <ActivityByOwner open={open} />
          </div>
        </div>
      </div>
    </>
  )
}
