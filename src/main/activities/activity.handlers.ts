import type { FeatureHandlers } from '../ipc/router.ts'
import { listActivities } from './activity.list.ts'
import { addActivity, editActivity, removeActivity, restoreActivity } from './activity.service.ts'
import { timeline } from './activity.timeline.ts'

export const activityHandlers: FeatureHandlers<'activities'> = {
  list: listActivities,
  timeline,
  add: addActivity,
  edit: editActivity,
  remove: removeActivity,
  restore: restoreActivity
}
