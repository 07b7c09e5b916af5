import type { FeatureHandlers } from '../ipc/router.ts'
import { activityByOwner } from './activity.cards.ts'
import { pipeline, stageDays, wonByMonth } from './deal.cards.ts'
import { funnel, leadStages, leadsIn, sources } from './lead.cards.ts'

export const dashboardHandlers: FeatureHandlers<'dashboard'> = {
  leadsIn,
  leadStages,
  sources,
  funnel,
  pipeline,
  wonByMonth,
  stageDays,
  activityByOwner
}
